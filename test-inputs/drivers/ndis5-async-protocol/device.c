// The device that programs open: first the device, then an adapter by its name.

#include "heron.h"

static DRIVER_DISPATCH HnDispatchOpen;
static DRIVER_DISPATCH HnDispatchCleanup;
static DRIVER_DISPATCH HnDispatchControl;
static DRIVER_DISPATCH HnDispatchRead;
static DRIVER_DISPATCH HnDispatchWrite;

static NTSTATUS HnComplete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information) {
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = Information;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

// The adapter that a program has opened, referenced; or null.
static PHN_BINDING HnBindingOf(PFILE_OBJECT File) {
  PHN_BINDING Binding;

  NdisAcquireSpinLock(&HnGlobals.Lock);
  Binding = (PHN_BINDING)File->FsContext;
  if (Binding != NULL)
    HnReference(Binding);
  NdisReleaseSpinLock(&HnGlobals.Lock);
  return Binding;
}

// The adapter of a name, referenced, if no program has it; or null.
static PHN_BINDING HnClaim(PFILE_OBJECT File, const VOID *Name, ULONG Length) {
  PHN_BINDING Found = NULL;
  PLIST_ENTRY Entry;

  NdisAcquireSpinLock(&HnGlobals.Lock);
  for (Entry = HnGlobals.Bindings.Flink;
       Entry != &HnGlobals.Bindings && File->FsContext == NULL;
       Entry = Entry->Flink) {
    PHN_BINDING Binding = CONTAINING_RECORD(Entry, HN_BINDING, Link);

    if (Binding->File == NULL && Binding->Name.Length == Length &&
        RtlCompareMemory(Binding->Name.Buffer, Name, Length) == Length) {
      Binding->File = File;
      File->FsContext = Binding;
      HnReference(Binding);
      Found = Binding;
      break;
    }
  }
  NdisReleaseSpinLock(&HnGlobals.Lock);
  return Found;
}

// Parts the binding from the program that has it.
VOID HnOrphan(PHN_BINDING Binding) {
  NdisAcquireSpinLock(&HnGlobals.Lock);
  if (Binding->File != NULL) {
    Binding->File->FsContext = NULL;
    Binding->File = NULL;
  }
  NdisReleaseSpinLock(&HnGlobals.Lock);
}

static NTSTATUS NTAPI HnDispatchOpen(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  UNREFERENCED_PARAMETER(DeviceObject);
  IoGetCurrentIrpStackLocation(Irp)->FileObject->FsContext = NULL;
  return HnComplete(Irp, STATUS_SUCCESS, 0);
}

// The last handle is closed: the adapter is free for others.
static NTSTATUS NTAPI HnDispatchCleanup(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PHN_BINDING Binding =
      HnBindingOf(IoGetCurrentIrpStackLocation(Irp)->FileObject);

  UNREFERENCED_PARAMETER(DeviceObject);
  if (Binding != NULL) {
    HnSetFilter(Binding, 0);
    HnOrphan(Binding);
    HnFailReads(Binding);
    HnDereference(Binding);
  }
  return HnComplete(Irp, STATUS_SUCCESS, 0);
}

static NTSTATUS HnControlOpen(PFILE_OBJECT File, const VOID *Name,
                              ULONG Length) {
  PHN_BINDING Binding = HnClaim(File, Name, Length);
  NDIS_STATUS Status;

  if (Binding == NULL)
    return STATUS_OBJECT_NAME_NOT_FOUND;
  Status = HnSetFilter(Binding,
                       NDIS_PACKET_TYPE_DIRECTED | NDIS_PACKET_TYPE_BROADCAST);
  if (Status != NDIS_STATUS_SUCCESS)
    HnOrphan(Binding);
  HnDereference(Binding);
  return Status;
}

static NTSTATUS HnControlAddress(PFILE_OBJECT File, PUCHAR Address) {
  PHN_BINDING Binding = HnBindingOf(File);
  NDIS_STATUS Status;

  if (Binding == NULL)
    return STATUS_INVALID_HANDLE;
  Status = HnQueryAddress(Binding, Address);
  HnDereference(Binding);
  return Status;
}

static NTSTATUS NTAPI HnDispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);
  PVOID Buffer = Irp->AssociatedIrp.SystemBuffer;
  NTSTATUS Status;

  UNREFERENCED_PARAMETER(DeviceObject);
  switch (Stack->Parameters.DeviceIoControl.IoControlCode) {
  case HN_IOCTL_OPEN:
    Status = HnControlOpen(Stack->FileObject, Buffer,
                           Stack->Parameters.DeviceIoControl.InputBufferLength);
    return HnComplete(Irp, Status, 0);
  case HN_IOCTL_ADDRESS:
    if (Stack->Parameters.DeviceIoControl.OutputBufferLength <
        ETH_LENGTH_OF_ADDRESS)
      return HnComplete(Irp, STATUS_BUFFER_TOO_SMALL, 0);
    Status = HnControlAddress(Stack->FileObject, (PUCHAR)Buffer);
    return HnComplete(Irp, Status,
                      NT_SUCCESS(Status) ? ETH_LENGTH_OF_ADDRESS : 0);
  default:
    return HnComplete(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
  }
}

static NTSTATUS NTAPI HnDispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PHN_BINDING Binding =
      HnBindingOf(IoGetCurrentIrpStackLocation(Irp)->FileObject);

  UNREFERENCED_PARAMETER(DeviceObject);
  if (Binding == NULL)
    return HnComplete(Irp, STATUS_INVALID_HANDLE, 0);
  return HnRead(Binding, Irp);
}

static NTSTATUS NTAPI HnDispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PHN_BINDING Binding =
      HnBindingOf(IoGetCurrentIrpStackLocation(Irp)->FileObject);

  UNREFERENCED_PARAMETER(DeviceObject);
  if (Binding == NULL)
    return HnComplete(Irp, STATUS_INVALID_HANDLE, 0);
  return HnWrite(Binding, Irp);
}

NTSTATUS HnCreateDevice(PDRIVER_OBJECT DriverObject) {
  UNICODE_STRING DeviceName = RTL_CONSTANT_STRING(L"\\Device\\Heron");
  UNICODE_STRING LinkName = RTL_CONSTANT_STRING(L"\\DosDevices\\Heron");
  NTSTATUS Status;

  Status = IoCreateDevice(DriverObject, 0, &DeviceName, FILE_DEVICE_NETWORK,
                          FILE_DEVICE_SECURE_OPEN, FALSE, &HnGlobals.Device);
  if (!NT_SUCCESS(Status))
    return Status;

  Status = IoCreateSymbolicLink(&LinkName, &DeviceName);
  if (!NT_SUCCESS(Status)) {
    IoDeleteDevice(HnGlobals.Device);
    return Status;
  }

  HnGlobals.Device->Flags |= DO_DIRECT_IO;
  DriverObject->MajorFunction[IRP_MJ_CREATE] = HnDispatchOpen;
  DriverObject->MajorFunction[IRP_MJ_CLEANUP] = HnDispatchCleanup;
  DriverObject->MajorFunction[IRP_MJ_CLOSE] = HnDispatchCleanup;
  DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = HnDispatchControl;
  DriverObject->MajorFunction[IRP_MJ_READ] = HnDispatchRead;
  DriverObject->MajorFunction[IRP_MJ_WRITE] = HnDispatchWrite;
  return STATUS_SUCCESS;
}

// The link goes first: nobody opens a device that is about to go.
VOID HnDeleteDevice(VOID) {
  UNICODE_STRING LinkName = RTL_CONSTANT_STRING(L"\\DosDevices\\Heron");

  IoDeleteSymbolicLink(&LinkName);
  IoDeleteDevice(HnGlobals.Device);
}
