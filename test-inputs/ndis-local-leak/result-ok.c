// What a routine has returned is kept.

#include "../include/ndis6_protocol.h"

#define TABLE_TAG 'aTLL'

static PVOID Table;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  if (Table != NULL)
    ExFreePoolWithTag(Table, TABLE_TAG);
}

static PVOID MakeTable(ULONG Size) {
  PVOID Made = ExAllocatePoolWithTag(NonPagedPool, Size, TABLE_TAG);

  if (Made != NULL)
    RtlZeroMemory(Made, Size);
  return Made;
}

static VOID Prepare_Ok(VOID) {
  Table = MakeTable(128);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  DriverObject->DriverUnload = Unload;
  Prepare_Ok();
  return STATUS_SUCCESS;
}
