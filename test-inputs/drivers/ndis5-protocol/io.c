// What programs ask through the device.

#include "plumbline.h"

NTSTATUS PbComplete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information) {
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = Information;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

NTSTATUS NTAPI PbDispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);

  UNREFERENCED_PARAMETER(DeviceObject);
  Stack->FileObject->FsContext = NULL;
  return PbComplete(Irp, STATUS_SUCCESS, 0);
}

// The file's reference to its binding goes with the last handle to the file.
NTSTATUS NTAPI PbDispatchCleanup(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PFILE_OBJECT File = IoGetCurrentIrpStackLocation(Irp)->FileObject;
  PPB_OPEN Open;

  UNREFERENCED_PARAMETER(DeviceObject);
  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&PbGlobals.ConfigLock, TRUE);
  Open = (PPB_OPEN)File->FsContext;
  File->FsContext = NULL;
  if (Open != NULL)
    Open->File = NULL;
  ExReleaseResourceLite(&PbGlobals.ConfigLock);
  KeLeaveCriticalRegion();

  if (Open != NULL)
    PbDereferenceOpen(Open);
  return PbComplete(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS NTAPI PbDispatchClose(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  UNREFERENCED_PARAMETER(DeviceObject);
  return PbComplete(Irp, STATUS_SUCCESS, 0);
}

// Nothing is queued for readers any more.
NTSTATUS NTAPI PbDispatchShutdown(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  UNREFERENCED_PARAMETER(DeviceObject);
  PbGlobals.ShuttingDown = TRUE;
  return PbComplete(Irp, STATUS_SUCCESS, 0);
}

// The reference that PbFindOpen gives becomes the file's, if the file has no
// binding yet and the binding no file.
static NTSTATUS PbAttachFile(PFILE_OBJECT File, PNDIS_STRING Name) {
  PPB_OPEN Open = PbFindOpen(Name);
  NTSTATUS Status = STATUS_SUCCESS;

  if (Open == NULL)
    return STATUS_OBJECT_NAME_NOT_FOUND;

  KeEnterCriticalRegion();
  ExAcquireResourceExclusiveLite(&PbGlobals.ConfigLock, TRUE);
  if (File->FsContext != NULL || Open->File != NULL) {
    Status = STATUS_DEVICE_BUSY;
  } else {
    File->FsContext = Open;
    Open->File = File;
  }
  ExReleaseResourceLite(&PbGlobals.ConfigLock);
  KeLeaveCriticalRegion();

  if (!NT_SUCCESS(Status))
    PbDereferenceOpen(Open);
  return Status;
}

// The binding of the file, referenced, or null.
static PPB_OPEN PbOpenOfFile(PFILE_OBJECT File) {
  PPB_OPEN Open;

  KeEnterCriticalRegion();
  ExAcquireResourceSharedLite(&PbGlobals.ConfigLock, TRUE);
  Open = (PPB_OPEN)File->FsContext;
  if (Open != NULL)
    NdisInterlockedIncrement(&Open->References);
  ExReleaseResourceLite(&PbGlobals.ConfigLock);
  KeLeaveCriticalRegion();
  return Open;
}

static NTSTATUS PbControlFilter(PFILE_OBJECT File, PVOID Buffer, ULONG Length) {
  PPB_OPEN Open;
  NTSTATUS Status;

  if (Length < sizeof(ULONG))
    return STATUS_BUFFER_TOO_SMALL;
  Open = PbOpenOfFile(File);
  if (Open == NULL)
    return STATUS_INVALID_DEVICE_STATE;
  Status = PbSetFilter(Open, *(PULONG)Buffer);
  PbDereferenceOpen(Open);
  return Status;
}

NTSTATUS NTAPI PbDispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);
  ULONG Length = Stack->Parameters.DeviceIoControl.InputBufferLength;
  PVOID Buffer = Irp->AssociatedIrp.SystemBuffer;
  NDIS_STRING Name;
  NTSTATUS Status;

  UNREFERENCED_PARAMETER(DeviceObject);
  switch (Stack->Parameters.DeviceIoControl.IoControlCode) {
  case PB_IOCTL_OPEN:
    if (Length == 0 || Length > MAXUSHORT || Length % sizeof(WCHAR) != 0) {
      Status = STATUS_INVALID_PARAMETER;
      break;
    }
    Name.Buffer = (PWSTR)Buffer;
    Name.Length = (USHORT)Length;
    Name.MaximumLength = (USHORT)Length;
    Status = PbAttachFile(Stack->FileObject, &Name);
    break;
  case PB_IOCTL_SET_FILTER:
    Status = PbControlFilter(Stack->FileObject, Buffer, Length);
    break;
  case PB_IOCTL_WAIT_FOR_BINDS:
    Status = NdisWaitEvent(&PbGlobals.BindsDone, 5000) ? STATUS_SUCCESS
                                                       : STATUS_IO_TIMEOUT;
    break;
  default:
    Status = STATUS_INVALID_DEVICE_REQUEST;
    break;
  }
  return PbComplete(Irp, Status, 0);
}

// Waits a while for a frame; without one the read succeeds with no bytes.
NTSTATUS NTAPI PbDispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);
  PPB_OPEN Open = PbOpenOfFile(Stack->FileObject);
  ULONG Length = Stack->Parameters.Read.Length;
  LARGE_INTEGER Timeout;
  PPB_FRAME Frame;

  UNREFERENCED_PARAMETER(DeviceObject);
  if (Open == NULL)
    return PbComplete(Irp, STATUS_INVALID_DEVICE_STATE, 0);

  Timeout.QuadPart = -10000LL * PB_READ_MILLISECONDS;
  KeWaitForSingleObject(&Open->Arrived, UserRequest, KernelMode, FALSE,
                        &Timeout);
  Frame = PbTakeFrame(Open);
  if (Frame == NULL) {
    Length = 0;
  } else {
    if (Length > Frame->Length)
      Length = Frame->Length;
    NdisMoveMemory(Irp->AssociatedIrp.SystemBuffer, Frame->Data, Length);
    NdisFreeToNPagedLookasideList(&PbGlobals.Frames, Frame);
  }
  PbDereferenceOpen(Open);
  return PbComplete(Irp, STATUS_SUCCESS, Length);
}

NTSTATUS NTAPI PbDispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);
  ULONG Length = Stack->Parameters.Write.Length;
  PPB_OPEN Open;
  NTSTATUS Status;

  UNREFERENCED_PARAMETER(DeviceObject);
  if (Length < PB_MIN_FRAME || Length > PB_MAX_FRAME)
    return PbComplete(Irp, STATUS_INVALID_PARAMETER, 0);
  Open = PbOpenOfFile(Stack->FileObject);
  if (Open == NULL)
    return PbComplete(Irp, STATUS_INVALID_DEVICE_STATE, 0);

  Status = PbSendFrame(Open, Irp, Length);
  PbDereferenceOpen(Open);
  return Status;
}
