// The device, and what programs ask of it.

#include "lanternfish.h"

static DRIVER_DISPATCH LfDispatch;
static DRIVER_DISPATCH LfDispatchWrite;
static DRIVER_DISPATCH LfDispatchControl;

static UNICODE_STRING LfDeviceName =
    RTL_CONSTANT_STRING(L"\\Device\\Lanternfish");
static UNICODE_STRING LfLinkName =
    RTL_CONSTANT_STRING(L"\\DosDevices\\Global\\Lanternfish");

NTSTATUS LfComplete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information) {
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = Information;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

static NTSTATUS NTAPI LfDispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  UNREFERENCED_PARAMETER(DeviceObject);
  return LfComplete(Irp, STATUS_SUCCESS, 0);
}

static NTSTATUS NTAPI LfDispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);
  ULONG Length = Stack->Parameters.Write.Length;
  PLF_BINDING Binding;
  NTSTATUS Status;

  UNREFERENCED_PARAMETER(DeviceObject);
  if (Length < sizeof(LF_OUTGOING) + LF_HEADER_SIZE ||
      Length > sizeof(LF_OUTGOING) + LF_MAX_FRAME)
    return LfComplete(Irp, STATUS_INVALID_PARAMETER, 0);

  Binding =
      LfFindBinding(((PLF_OUTGOING)Irp->AssociatedIrp.SystemBuffer)->Interface);
  if (Binding == NULL)
    return LfComplete(Irp, STATUS_NO_SUCH_DEVICE, 0);

  Status = LfSend(Binding, Irp, Length - sizeof(LF_OUTGOING));
  LfDereference(Binding);
  return Status;
}

static VOID LfReadLog(PLF_RECORD Records) {
  KeWaitForSingleObject(&LfGlobals.LogMutex, Executive, KernelMode, FALSE,
                        NULL);
  RtlCopyMemory(Records, LfGlobals.Log, LF_LOG_SLOTS * sizeof(LF_RECORD));
  KeReleaseMutex(&LfGlobals.LogMutex, FALSE);
}

// The new filter, at every adapter and at those that come; the first failure.
static NTSTATUS LfSetFilters(ULONG Filter) {
  PLF_BINDING Bindings[LF_MAX_BINDINGS];
  NDIS_STATUS Result = NDIS_STATUS_SUCCESS;
  UINT Count;

  NdisAcquireSpinLock(&LfGlobals.Lock);
  LfGlobals.PacketFilter = Filter;
  NdisReleaseSpinLock(&LfGlobals.Lock);

  Count = LfReferenceBindings(Bindings);
  while (Count-- != 0) {
    if (LfEnter(Bindings[Count], LfPaused)) {
      NDIS_STATUS Status = LfSetFilter(Bindings[Count], Filter);

      LfLeave(Bindings[Count]);
      if (Result == NDIS_STATUS_SUCCESS)
        Result = Status;
    }
    LfDereference(Bindings[Count]);
  }
  return Result == NDIS_STATUS_SUCCESS ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
}

static NTSTATUS NTAPI LfDispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);
  PVOID Buffer = Irp->AssociatedIrp.SystemBuffer;
  const ULONG LogBytes = LF_LOG_SLOTS * sizeof(LF_RECORD);

  UNREFERENCED_PARAMETER(DeviceObject);
  switch (Stack->Parameters.DeviceIoControl.IoControlCode) {
  case LF_IOCTL_READ_LOG:
    if (Stack->Parameters.DeviceIoControl.OutputBufferLength < LogBytes)
      return LfComplete(Irp, STATUS_BUFFER_TOO_SMALL, 0);
    LfReadLog((PLF_RECORD)Buffer);
    return LfComplete(Irp, STATUS_SUCCESS, LogBytes);
  case LF_IOCTL_SET_FILTER:
    if (Stack->Parameters.DeviceIoControl.InputBufferLength != sizeof(ULONG))
      return LfComplete(Irp, STATUS_INVALID_PARAMETER, 0);
    return LfComplete(Irp, LfSetFilters(*(PULONG)Buffer), 0);
  default:
    return LfComplete(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
  }
}

// A failure leaves to LfDeleteDevice what was made.
NTSTATUS LfCreateDevice(PDRIVER_OBJECT DriverObject) {
  PDEVICE_OBJECT Device;
  NTSTATUS Status;

  Status = IoCreateDevice(DriverObject, 0, &LfDeviceName, FILE_DEVICE_NETWORK,
                          FILE_DEVICE_SECURE_OPEN, FALSE, &Device);
  if (!NT_SUCCESS(Status))
    return Status;

  LfGlobals.Device = Device;
  DriverObject->MajorFunction[IRP_MJ_CREATE] = LfDispatch;
  DriverObject->MajorFunction[IRP_MJ_CLEANUP] = LfDispatch;
  DriverObject->MajorFunction[IRP_MJ_CLOSE] = LfDispatch;
  DriverObject->MajorFunction[IRP_MJ_WRITE] = LfDispatchWrite;
  DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = LfDispatchControl;

  Status = IoCreateSymbolicLink(&LfLinkName, &LfDeviceName);
  if (!NT_SUCCESS(Status))
    return Status;
  LfGlobals.Linked = TRUE;

  Device->Flags |= DO_BUFFERED_IO;
  Device->Flags &= ~DO_DEVICE_INITIALIZING;
  return STATUS_SUCCESS;
}

VOID LfDeleteDevice(VOID) {
  if (LfGlobals.Linked) {
    IoDeleteSymbolicLink(&LfLinkName);
    LfGlobals.Linked = FALSE;
  }
  if (LfGlobals.Device != NULL) {
    IoDeleteDevice(LfGlobals.Device);
    LfGlobals.Device = NULL;
  }
}
