// A table of handlers for the controls of a device: they are called by pointers
// only. One forgets its copy where the buffer is too small.

#include "../include/ndis6_protocol.h"

#define COPY_TAG 'ypoC'

typedef NTSTATUS (*CONTROL)(PULONG Buffer, ULONG Length);

static ULONG Seen;

static NTSTATUS Describe_Bad(PULONG Buffer, ULONG Length) {
  PULONG Copy;

  if (NdisAllocateMemoryWithTag((PVOID *)&Copy, sizeof(ULONG), COPY_TAG) !=
      NDIS_STATUS_SUCCESS)
    return STATUS_INSUFFICIENT_RESOURCES;
  *Copy = Seen;
  if (Length < sizeof(ULONG)) {
    return STATUS_BUFFER_TOO_SMALL; // expect: ndis-local-leak: 'Describe_Bad' returns without giving back the memory
  }
  *Buffer = *Copy;
  NdisFreeMemory(Copy, sizeof(ULONG), 0);
  return STATUS_SUCCESS;
}

static NTSTATUS Clear_Bad(PULONG Buffer, ULONG Length) {
  Seen = 0;
  return STATUS_SUCCESS;
}

static const struct {
  ULONG Code;
  CONTROL Handler;
} Controls[] = {{0x1001, Describe_Bad}, {0x1002, Clear_Bad}};

static NTSTATUS NTAPI Dispatch(PDEVICE_OBJECT Device, PIRP Irp) {
  PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);
  NTSTATUS Status = STATUS_INVALID_DEVICE_REQUEST;
  ULONG Index = Stack->Parameters.DeviceIoControl.IoControlCode & 1;

  if (Controls[Index].Code == Stack->Parameters.DeviceIoControl.IoControlCode)
    Status = Controls[Index].Handler(
        (PULONG)Irp->AssociatedIrp.SystemBuffer,
        Stack->Parameters.DeviceIoControl.OutputBufferLength);
  Irp->IoStatus.Status = Status;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Dispatch;
  DriverObject->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
