// A miniport driver in C++ that comes to its end before it is ready for it.

#include "../include/ndis5_miniport.h"

namespace {

class Driver {
public:
  static Driver &instance();

  NDIS_STATUS start(PDRIVER_OBJECT Object, PUNICODE_STRING Path);
  void canUnload() {
    NdisMRegisterUnloadHandler(Wrapper, Unload_Bad); // expect: ndis-unload-handler-context: from the driver's MiniportHalt routine
  }

private:
  static VOID NTAPI Unload_Bad(PDRIVER_OBJECT Object) {
    instance().Wrapper = nullptr;
  }
  static VOID NTAPI halt(NDIS_HANDLE Adapter);

  NDIS_HANDLE Wrapper;
};

Driver TheDriver;

Driver &Driver::instance() { return TheDriver; }

VOID NTAPI Driver::halt(NDIS_HANDLE Adapter) {
  Driver::instance().canUnload();
  DbgPrint("halted\n");
}

NDIS_STATUS Driver::start(PDRIVER_OBJECT Object, PUNICODE_STRING Path) {
  NdisMInitializeWrapper(&Wrapper, Object, Path, nullptr);
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  DescribeMiniport(&Chars);
  Chars.Ndis40Chars.Ndis30Chars.HaltHandler = halt;
  NDIS_STATUS Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(Wrapper, nullptr);
  return Status;
}

} // namespace

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                                      PUNICODE_STRING RegistryPath) {
  NDIS_STATUS Status = TheDriver.start(DriverObject, RegistryPath);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  return STATUS_SUCCESS;
}
