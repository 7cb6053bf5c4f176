// An intermediate driver in C++: two objects with a handle each, mistaken for
// one another.

#include "../include/ndis5_miniport.h"
#include "../include/ndis5_protocol.h"

namespace {

class Handle {
public:
  NDIS_HANDLE handle() const { return Value; }
  NDIS_HANDLE *out() { return &Value; }

private:
  NDIS_HANDLE Value;
};

Handle Wrapper, Driver, Protocol;

VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;
  NdisDeregisterProtocol(&Status, Protocol.handle());
  NdisIMDeregisterLayeredMiniport(Driver.handle());
}

NDIS_STATUS startProtocol() {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;
  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, Protocol.out(), &Chars, sizeof(Chars));
  return Status;
}

NDIS_STATUS startMiniport() {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  DescribeMiniport(&Chars);
  return NdisIMRegisterLayeredMiniport(Wrapper.handle(), &Chars, sizeof(Chars),
                                       Driver.out());
}

} // namespace

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                                      PUNICODE_STRING RegistryPath) {
  NdisMInitializeWrapper(Wrapper.out(), DriverObject, RegistryPath, nullptr);
  NDIS_STATUS Status = startMiniport();
  if (Status == NDIS_STATUS_SUCCESS) {
    Status = startProtocol();
    if (Status == NDIS_STATUS_SUCCESS) {
      NdisMRegisterUnloadHandler(Protocol.handle(), Unload_Bad); // expect: ndis-unload-handler-argument at 'Protocol.handle()': gets the handle of the protocol registration
      return Status;
    }
    NdisIMDeregisterLayeredMiniport(Driver.handle());
  }
  NdisTerminateWrapper(Wrapper.handle(), nullptr);
  return Status;
}
