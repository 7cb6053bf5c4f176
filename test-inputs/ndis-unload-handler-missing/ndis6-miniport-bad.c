// An NDIS 6 miniport driver with a routine that deregisters it, which the
// characteristics do not name.

#include "../include/ndis6_miniport.h"

static NDIS_HANDLE MiniportHandle;

VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  NdisMDeregisterMiniportDriver(MiniportHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, // expect: ndis-unload-handler-missing: registers no unload handler
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;

  DescribeMiniport(&Chars);
  return NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &Chars,
                                     &MiniportHandle);
}
