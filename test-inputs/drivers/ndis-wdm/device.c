// The control device: a program says how much is traced.

#include "coppertail.h"

static NTSTATUS NTAPI CtDispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);

  if (Stack->MajorFunction == IRP_MJ_DEVICE_CONTROL &&
      Stack->Parameters.DeviceIoControl.InputBufferLength == sizeof(ULONG))
    CtGlobals.TraceLevel = *(PULONG)Irp->AssociatedIrp.SystemBuffer;
  Irp->IoStatus.Status = STATUS_SUCCESS;
  Irp->IoStatus.Information = 0;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}

NDIS_STATUS CtCreateDevice(VOID) {
  PDRIVER_DISPATCH Dispatch[IRP_MJ_MAXIMUM_FUNCTION + 1];
  NDIS_STRING DeviceName = NDIS_STRING_CONST("\\Device\\Coppertail");
  NDIS_STRING LinkName = NDIS_STRING_CONST("\\DosDevices\\Coppertail");
  NDIS_STATUS Status;

  NdisZeroMemory(Dispatch, sizeof(Dispatch));
  Dispatch[IRP_MJ_CREATE] = CtDispatch;
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
}
