// A protocol driver in C++: one object is the driver.

#include "../include/ndis6_protocol.h"

namespace {

class Protocol {
public:
  NTSTATUS start(PDRIVER_OBJECT Object);
  void stop();

private:
  static VOID NTAPI Unload_Bad(PDRIVER_OBJECT Object);

  NDIS_HANDLE Handle;
};

Protocol TheProtocol;

VOID NTAPI Protocol::Unload_Bad(PDRIVER_OBJECT Object) { TheProtocol.stop(); }

void Protocol::stop() {
  if (Handle) {
    NdisDeregisterProtocolDriver(Handle);
    Handle = nullptr;
  }
}

NTSTATUS Protocol::start(PDRIVER_OBJECT Object) {
  NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Chars;

  DescribeProtocol(&Chars);
  NTSTATUS Status = NdisRegisterProtocolDriver(nullptr, &Chars, &Handle);
  if (Status == NDIS_STATUS_SUCCESS) {
    DbgPrint("started\n");
  }
  return Status;
}

} // namespace

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, // expect: ndis-unload-handler-missing: registers no unload handler
                                      PUNICODE_STRING RegistryPath) {
  return TheProtocol.start(DriverObject);
}
