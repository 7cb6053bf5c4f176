// The control device, through which a program reads the history.

#include "precomp.h"

static DRIVER_DISPATCH EnDispatch;
static DRIVER_DISPATCH EnDispatchControl;

static NTSTATUS EnComplete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information) {
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = Information;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

static NTSTATUS NTAPI EnDispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  UNREFERENCED_PARAMETER(DeviceObject);
  return EnComplete(Irp, STATUS_SUCCESS, 0);
}

static NTSTATUS NTAPI EnDispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);
  const ULONG Needed = EN_HISTORY_SLOTS * sizeof(EN_SAMPLE);

  UNREFERENCED_PARAMETER(DeviceObject);
  switch (Stack->Parameters.DeviceIoControl.IoControlCode) {
  case EN_IOCTL_READ_HISTORY:
    if (Stack->Parameters.DeviceIoControl.OutputBufferLength < Needed)
      return EnComplete(Irp, STATUS_BUFFER_TOO_SMALL, 0);
    NdisAcquireSpinLock(&EnDriver.HistoryLock);
    NdisMoveMemory(Irp->AssociatedIrp.SystemBuffer, EnDriver.History, Needed);
    NdisReleaseSpinLock(&EnDriver.HistoryLock);
    return EnComplete(Irp, STATUS_SUCCESS, Needed);
  default:
    return EnComplete(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
  }
}

NDIS_STATUS EnCreateDevice(PEN_DRIVER Driver) {
  PDRIVER_DISPATCH Dispatch[IRP_MJ_MAXIMUM_FUNCTION + 1];
  NDIS_DEVICE_OBJECT_ATTRIBUTES Attributes;
  NDIS_STRING DeviceName = NDIS_STRING_CONST("\\Device\\EchoNic");
  NDIS_STRING LinkName = NDIS_STRING_CONST("\\DosDevices\\EchoNic");

  NdisZeroMemory(Dispatch, sizeof(Dispatch));
  Dispatch[IRP_MJ_CREATE] = EnDispatch;
  Dispatch[IRP_MJ_CLEANUP] = EnDispatch;
  Dispatch[IRP_MJ_CLOSE] = EnDispatch;
  Dispatch[IRP_MJ_DEVICE_CONTROL] = EnDispatchControl;

  NdisZeroMemory(&Attributes, sizeof(Attributes));
  Attributes.Header.Type = NDIS_OBJECT_TYPE_DEVICE_OBJECT_ATTRIBUTES;
  Attributes.Header.Revision = NDIS_DEVICE_OBJECT_ATTRIBUTES_REVISION_1;
  Attributes.Header.Size = NDIS_SIZEOF_DEVICE_OBJECT_ATTRIBUTES_REVISION_1;
  Attributes.DeviceName = &DeviceName;
  Attributes.SymbolicName = &LinkName;
  Attributes.MajorFunctions = Dispatch;

  return NdisRegisterDeviceEx(Driver->MiniportDriver, &Attributes,
                              &Driver->DeviceObject, &Driver->Device);
}

VOID EnDeleteDevice(PEN_DRIVER Driver) {
  NdisDeregisterDeviceEx(Driver->Device);
  Driver->Device = NULL;
  Driver->DeviceObject = NULL;
}
