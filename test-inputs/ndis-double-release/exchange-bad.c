// Whoever exchanges the pointer for null is the one to free it.

#include "../include/ndis6_miniport.h"

static NDIS_HANDLE MiniportDriver;
static PVOID Snapshot;

static VOID DropSnapshot_Bad(VOID) {
  PVOID Old = Snapshot;

  if (Old != NULL)
    ExFreePoolWithTag(Old, 'panS'); // expect: ndis-double-release: the pool memory is released a second time
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  DropSnapshot_Bad();
  NdisMDeregisterMiniportDriver(MiniportDriver);
  DropSnapshot_Bad();
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  Snapshot = ExAllocatePool2(POOL_FLAG_NON_PAGED, 4096, 'panS');
  if (Snapshot == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  DescribeMiniport(&Chars);
  Chars.UnloadHandler = Unload;
  Status = NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &Chars,
                                       &MiniportDriver);
  if (Status != NDIS_STATUS_SUCCESS)
    DropSnapshot_Bad();
  return Status;
}
