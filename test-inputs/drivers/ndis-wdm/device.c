// The control device: a program says how much is traced.

#include "coppertail.h"

static DRIVER_DISPATCH CtDispatch;

static NTSTATUS NTAPI CtDispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);
  NTSTATUS Status = STATUS_SUCCESS;

  UNREFERENCED_PARAMETER(DeviceObject);
  if (Stack->MajorFunction == IRP_MJ_DEVICE_CONTROL) {
    if (Stack->Parameters.DeviceIoControl.IoControlCode != CT_IOCTL_SET_LEVEL)
      Status = STATUS_INVALID_DEVICE_REQUEST;
    else if (Stack->Parameters.DeviceIoControl.InputBufferLength !=
             sizeof(ULONG))
      Status = STATUS_INVALID_PARAMETER;
    else
      CtGlobals.TraceLevel = *(PULONG)Irp->AssociatedIrp.SystemBuffer;
  }
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = 0;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

NDIS_STATUS CtCreateDevice(VOID) {
  PDRIVER_DISPATCH Dispatch[IRP_MJ_MAXIMUM_FUNCTION + 1];
  NDIS_STRING DeviceName = NDIS_STRING_CONST("\\Device\\Coppertail");
  NDIS_STRING LinkName = NDIS_STRING_CONST("\\DosDevices\\Coppertail");
  NDIS_STATUS Status;

  NdisZeroMemory(Dispatch, sizeof(Dispatch));
  Dispatch[IRP_MJ_CREATE] = CtDispatch;
  Dispatch[IRP_MJ_CLEANUP] = CtDispatch;
  Dispatch[IRP_MJ_CLOSE] = CtDispatch;
  Dispatch[IRP_MJ_DEVICE_CONTROL] = CtDispatch;

  Status =
      NdisMRegisterDevice(CtGlobals.Wrapper, &DeviceName, &LinkName, Dispatch,
                          &CtGlobals.DeviceObject, &CtGlobals.Device);
  if (Status != NDIS_STATUS_SUCCESS)
    CtGlobals.Device = NULL;
  return Status;
}

VOID CtDeleteDevice(VOID) {
  NdisMDeregisterDevice(CtGlobals.Device);
  CtGlobals.Device = NULL;
  CtGlobals.DeviceObject = NULL;
}
