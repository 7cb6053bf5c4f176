// An NDIS 6 miniport driver: the handler is a member of the characteristics.

#include "../include/ndis6_miniport.h"

static NDIS_HANDLE MiniportHandle;

VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  NdisMDeregisterMiniportDriver(MiniportHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;

  DescribeMiniport(&Chars);
  Chars.UnloadHandler = Unload_Ok;
  return NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &Chars,
                                     &MiniportHandle);
}
