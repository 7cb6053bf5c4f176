// A miniport driver of NDIS 6 that registers as such, and takes its handle for
// a wrapper's.

#include "../include/ndis6_miniport.h"

static NDIS_HANDLE MiniportHandle;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  NdisMDeregisterMiniportDriver(MiniportHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &Chars,
                                       &MiniportHandle);
  if (Status == NDIS_STATUS_SUCCESS)
    NdisMRegisterUnloadHandler(MiniportHandle, Unload_Bad); // expect: ndis-unload-handler-ndis6: is called in an NDIS 6 driver
  return Status;
}
