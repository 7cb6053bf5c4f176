#include "store.h"

static STORE Store;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) { DeleteStore(&Store); }

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NTSTATUS Status;

  DriverObject->DriverUnload = Unload;
  Store.Size = 512;
  Status = CreateStore(&Store);
  if (!NT_SUCCESS(Status))
    return Status;
  RtlZeroMemory(Store.Memory, Store.Size);
  return STATUS_SUCCESS;
}
