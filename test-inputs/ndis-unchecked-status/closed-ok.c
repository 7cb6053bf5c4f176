// What was opened tells by not being null any more.

#include "../include/ndis5_protocol.h"

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {}

static VOID Count(ULONG *Runs, PUNICODE_STRING Path) {
  OBJECT_ATTRIBUTES Attributes;
  HANDLE Key = NULL;

  InitializeObjectAttributes(&Attributes, Path, OBJ_CASE_INSENSITIVE, NULL,
                             NULL);
  ZwOpenKey(&Key, KEY_READ, &Attributes);
  ++*Runs;
  if (Key != NULL)
    ZwClose(Key);
}

static ULONG Runs;

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  DriverObject->DriverUnload = Unload;
  Count(&Runs, RegistryPath);
  return STATUS_SUCCESS;
}
