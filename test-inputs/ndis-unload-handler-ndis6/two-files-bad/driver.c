// Load and unload.

#include "sample.h"

NDIS_HANDLE MiniportHandle;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  NdisMDeregisterMiniportDriver(MiniportHandle);
}

VOID CompleteCharacteristics(PNDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars) {
  Chars->MajorDriverVersion = 1;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_STATUS Status;

  Status = RegisterMiniport(DriverObject, RegistryPath);
  if (Status == NDIS_STATUS_SUCCESS)
    NdisMRegisterUnloadHandler(MiniportHandle, Unload_Bad); // expect: ndis-unload-handler-ndis6: is called in an NDIS 6 driver
  return Status;
}
