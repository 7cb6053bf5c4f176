// What may never have been opened is closed.

#include "../include/ndis5_protocol.h"

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {}

static VOID Count(ULONG *Runs, PUNICODE_STRING Path) {
  OBJECT_ATTRIBUTES Attributes;
  HANDLE Key;

  InitializeObjectAttributes(&Attributes, Path, OBJ_CASE_INSENSITIVE, NULL,
                             NULL);
  ZwOpenKey(&Key, KEY_READ, &Attributes); // expect: ndis-unchecked-status: the handle is used
  ++*Runs;
  ZwClose(Key); // note: the handle is used here
}

static ULONG Runs;

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  DriverObject->DriverUnload = Unload;
  Count(&Runs, RegistryPath);
  return STATUS_SUCCESS;
}
