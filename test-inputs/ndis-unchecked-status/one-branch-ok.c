// Whether the key was opened counts, whatever else is so.

#include "../include/ndis5_protocol.h"

static HANDLE Key;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {}

static ULONG Wanted(VOID) {
  return NdisSystemProcessorCount() > 1;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  OBJECT_ATTRIBUTES Attributes;
  NTSTATUS Status;
  ULONG Value = 1;

  DriverObject->DriverUnload = Unload;
  InitializeObjectAttributes(&Attributes, RegistryPath, OBJ_CASE_INSENSITIVE,
                             NULL, NULL);
  Status = ZwOpenKey(&Key, KEY_WRITE, &Attributes);
  if (Wanted() && NT_SUCCESS(Status)) {
    ZwClose(Key);
    return STATUS_SUCCESS;
  }
  if (!NT_SUCCESS(Status))
    return STATUS_SUCCESS;
  ZwSetValueKey(Key, RegistryPath, 0, REG_DWORD, &Value, sizeof(Value));
  ZwClose(Key);
  return STATUS_SUCCESS;
}
