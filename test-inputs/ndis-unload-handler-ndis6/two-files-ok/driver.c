// Load and unload.

#include "sample.h"

NDIS_HANDLE MiniportHandle;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  NdisMDeregisterMiniportDriver(MiniportHandle);
}

VOID CompleteCharacteristics(PNDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars) {
  Chars->MajorDriverVersion = 1;
  Chars->UnloadHandler = Unload_Ok;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_STATUS Status;

  Status = RegisterMiniport(DriverObject, RegistryPath);
  return Status;
}
