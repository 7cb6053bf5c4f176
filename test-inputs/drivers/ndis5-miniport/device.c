// The control device, and what else reaches the driver from outside NDIS.

#include "quillnic.h"

static DRIVER_DISPATCH QlDispatch;
static DRIVER_DISPATCH QlDispatchControl;

static NTSTATUS QlComplete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information) {
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = Information;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

static NTSTATUS NTAPI QlDispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  UNREFERENCED_PARAMETER(DeviceObject);
  return QlComplete(Irp, STATUS_SUCCESS, 0);
}

static NTSTATUS NTAPI QlDispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);
  const ULONG Needed = QL_MAX_CARDS * sizeof(QL_CARD);

  UNREFERENCED_PARAMETER(DeviceObject);
  if (Stack->Parameters.DeviceIoControl.IoControlCode != QL_IOCTL_READ_CARDS)
    return QlComplete(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
  if (Stack->Parameters.DeviceIoControl.OutputBufferLength < Needed)
    return QlComplete(Irp, STATUS_BUFFER_TOO_SMALL, 0);

  NdisAcquireSpinLock(&QlGlobal.Lock);
  NdisMoveMemory(Irp->AssociatedIrp.SystemBuffer, QlGlobal.Cards, Needed);
  NdisReleaseSpinLock(&QlGlobal.Lock);
  return QlComplete(Irp, STATUS_SUCCESS, Needed);
}

NDIS_STATUS QlCreateDevice(VOID) {
  PDRIVER_DISPATCH Dispatch[IRP_MJ_MAXIMUM_FUNCTION + 1];
  NDIS_STRING DeviceName = NDIS_STRING_CONST("\\Device\\QuillNic");
  NDIS_STRING LinkName = NDIS_STRING_CONST("\\DosDevices\\QuillNic");

  NdisZeroMemory(Dispatch, sizeof(Dispatch));
  Dispatch[IRP_MJ_CREATE] = QlDispatch;
  Dispatch[IRP_MJ_CLEANUP] = QlDispatch;
  Dispatch[IRP_MJ_CLOSE] = QlDispatch;
  Dispatch[IRP_MJ_DEVICE_CONTROL] = QlDispatchControl;

  return NdisMRegisterDevice(QlGlobal.Wrapper, &DeviceName, &LinkName, Dispatch,
                             &QlGlobal.DeviceObject, &QlGlobal.Device);
}

VOID QlDeleteDevice(VOID) {
  NdisMDeregisterDevice(QlGlobal.Device);
  QlGlobal.Device = NULL;
  QlGlobal.DeviceObject = NULL;
}

static VOID NTAPI QlPowerChanged(PVOID Context, PVOID Argument1,
                                 PVOID Argument2) {
  PQL_GLOBAL Global = (PQL_GLOBAL)Context;

  if ((ULONG_PTR)Argument1 == PO_CB_AC_STATUS)
    Global->OnBattery = (BOOLEAN)((ULONG_PTR)Argument2 == 0);
}

NTSTATUS QlWatchPower(VOID) {
  UNICODE_STRING Name = RTL_CONSTANT_STRING(L"\\Callback\\PowerState");
  OBJECT_ATTRIBUTES Attributes;
  NTSTATUS Status;

  InitializeObjectAttributes(
      &Attributes, &Name, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
  Status = ExCreateCallback(&QlGlobal.PowerObject, &Attributes, FALSE, TRUE);
  if (!NT_SUCCESS(Status))
    return Status;

  QlGlobal.PowerCallback =
      ExRegisterCallback(QlGlobal.PowerObject, QlPowerChanged, &QlGlobal);
  if (QlGlobal.PowerCallback == NULL) {
    ObDereferenceObject(QlGlobal.PowerObject);
    QlGlobal.PowerObject = NULL;
    return STATUS_INSUFFICIENT_RESOURCES;
  }
  return STATUS_SUCCESS;
}

VOID QlForgetPower(VOID) {
  ExUnregisterCallback(QlGlobal.PowerCallback);
  QlGlobal.PowerCallback = NULL;
  ObDereferenceObject(QlGlobal.PowerObject);
  QlGlobal.PowerObject = NULL;
}

// Copies the cards' counts to where the device reads them.
VOID NTAPI QlSampleTick(PVOID SystemSpecific1, PVOID Context,
                        PVOID SystemSpecific2, PVOID SystemSpecific3) {
  PQL_GLOBAL Global = (PQL_GLOBAL)Context;
  PLIST_ENTRY Entry;
  ULONG Index = 0;

  UNREFERENCED_PARAMETER(SystemSpecific1);
  UNREFERENCED_PARAMETER(SystemSpecific2);
  UNREFERENCED_PARAMETER(SystemSpecific3);

  NdisDprAcquireSpinLock(&Global->Lock);
  NdisZeroMemory(Global->Cards, QL_MAX_CARDS * sizeof(QL_CARD));
  for (Entry = Global->Adapters.Flink;
       Entry != &Global->Adapters && Index < QL_MAX_CARDS;
       Entry = Entry->Flink, ++Index) {
    PQL_ADAPTER Adapter = CONTAINING_RECORD(Entry, QL_ADAPTER, Link);
    PQL_CARD Card = &Global->Cards[Index];

    Card->Present = TRUE;
    NdisDprAcquireSpinLock(&Adapter->Lock);
    Card->LinkUp = Adapter->LinkUp;
    Card->FramesSent = Adapter->FramesSent;
    Card->FramesReceived = Adapter->FramesReceived;
    NdisDprReleaseSpinLock(&Adapter->Lock);
  }
  NdisDprReleaseSpinLock(&Global->Lock);
}
