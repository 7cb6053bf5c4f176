// A miniport driver in C++ that was one of NDIS 5.

#include "../include/ndis6_miniport.h"

namespace {

class Miniport {
public:
  bool start(PDRIVER_OBJECT Object, PUNICODE_STRING Path) {
    NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;
    DescribeMiniport(&Chars);
    if (NdisMRegisterMiniportDriver(Object, Path, this, &Chars, &Handle) !=
        NDIS_STATUS_SUCCESS)
      return false;
    NdisMRegisterUnloadHandler(Handle, &Miniport::Unload_Bad); // expect: ndis-unload-handler-ndis6: is called in an NDIS 6 driver
    return true;
  }

private:
  static VOID NTAPI Unload_Bad(PDRIVER_OBJECT Object);

  NDIS_HANDLE Handle;
};

Miniport TheMiniport;

VOID NTAPI Miniport::Unload_Bad(PDRIVER_OBJECT Object) {
  NdisMDeregisterMiniportDriver(TheMiniport.Handle);
}

} // namespace

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                                      PUNICODE_STRING RegistryPath) {
  return TheMiniport.start(DriverObject, RegistryPath) ? STATUS_SUCCESS
                                                       : STATUS_UNSUCCESSFUL;
}
