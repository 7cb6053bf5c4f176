// Nobody keeps what a routine has returned.

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

static VOID Prepare_Bad(VOID) {
  MakeTable(128);
} // expect: ndis-local-leak: 'Prepare_Bad' returns without giving back the pool memory

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  DriverObject->DriverUnload = Unload;
  Prepare_Bad();
  return STATUS_SUCCESS;
}
