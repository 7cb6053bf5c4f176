// A pointer goes through an array that was filled, from its last entry to the one
// behind its first.

#include "../include/ndis5_protocol.h"

typedef struct _PROCESSOR {
  KDPC Dpc;
  PIO_WORKITEM Item;
} PROCESSOR, *PPROCESSOR;

static PDEVICE_OBJECT Device;
static PPROCESSOR Processors;

static NTSTATUS StartProcessors(VOID) {
  ULONG Count = KeQueryMaximumProcessorCountEx(ALL_PROCESSOR_GROUPS);
  ULONG Index;

  Processors = (PPROCESSOR)ExAllocatePoolWithTag(
      NonPagedPool, Count * sizeof(PROCESSOR), 'orP');
  if (Processors == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  RtlZeroMemory(Processors, Count * sizeof(PROCESSOR));
  for (Index = 0; Index < Count; ++Index) {
    PPROCESSOR Processor = &Processors[Index];

    Processor->Item = IoAllocateWorkItem(Device);
    if (Processor->Item == NULL)
      return STATUS_INSUFFICIENT_RESOURCES;
  }
  return STATUS_SUCCESS;
}

static VOID StopProcessors_Bad(VOID) {
  ULONG Count = KeQueryMaximumProcessorCountEx(ALL_PROCESSOR_GROUPS);
  PPROCESSOR Processor;

  if (Processors == NULL)
    return;
  for (Processor = Processors + Count - 1; Processor > Processors;
       --Processor)
    if (Processor->Item != NULL)
      IoFreeWorkItem(Processor->Item);
  ExFreePoolWithTag(Processors, 'orP');
  Processors = NULL;
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  StopProcessors_Bad();
  IoDeleteDevice(Device);
} // expect: ndis-unload-leak: 'Unload' returns without giving back the work item on this path

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NTSTATUS Status;

  Status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_NETWORK, 0, FALSE,
                          &Device);
  if (!NT_SUCCESS(Status))
    return Status;
  DriverObject->DriverUnload = Unload;
  Status = StartProcessors();
  if (!NT_SUCCESS(Status)) {
    StopProcessors_Bad();
    IoDeleteDevice(Device);
    return Status;
  }
  return STATUS_SUCCESS;
}
