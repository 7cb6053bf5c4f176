// Memory of a helper is freed on both ways.

#include "../include/ndis6_protocol.h"

#define SCRATCH_TAG 'cSLL'

static ULONG Sum;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {}

static NTSTATUS Measure_Ok(ULONG Count) {
  PULONG Scratch;
  ULONG Index;

  Scratch = (PULONG)ExAllocatePoolWithTag(PagedPool, Count * sizeof(ULONG),
                                          SCRATCH_TAG);
  if (Scratch == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  RtlZeroMemory(Scratch, Count * sizeof(ULONG));
  if (KeQueryTimeIncrement() == 0) {
    ExFreePoolWithTag(Scratch, SCRATCH_TAG);
    return STATUS_UNSUCCESSFUL;
  }
  for (Index = 0; Index < Count; ++Index)
    Sum += Scratch[Index];
  ExFreePoolWithTag(Scratch, SCRATCH_TAG);
  return STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  DriverObject->DriverUnload = Unload;
  (VOID)Measure_Ok(16);
  return STATUS_SUCCESS;
}
