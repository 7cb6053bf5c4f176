// A miniport driver with a control device that is made with the driver, and
// goes with it.

#include "../include/ndis5_miniport.h"

static NDIS_HANDLE ControlHandle;
static PDEVICE_OBJECT ControlDevice;

static NTSTATUS NTAPI Dispatch(PDEVICE_OBJECT Device, PIRP Irp) {
  Irp->IoStatus.Status = STATUS_SUCCESS;
  Irp->IoStatus.Information = 0;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  NdisMDeregisterDevice(ControlHandle);
}

static NDIS_STATUS MakeDevice(NDIS_HANDLE WrapperHandle) {
  PDRIVER_DISPATCH Dispatches[IRP_MJ_MAXIMUM_FUNCTION + 1];
  NDIS_STRING Device = NDIS_STRING_CONST("\\Device\\Sample");
  NDIS_STRING Link = NDIS_STRING_CONST("\\DosDevices\\Sample");

  NdisZeroMemory(Dispatches, sizeof(Dispatches));
  Dispatches[IRP_MJ_CREATE] = Dispatch;
  Dispatches[IRP_MJ_CLOSE] = Dispatch;
  return NdisMRegisterDevice(WrapperHandle, &Device, &Link, Dispatches,
                             &ControlDevice, &ControlHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE WrapperHandle;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    goto Failed;
  Status = MakeDevice(WrapperHandle);
  if (Status != NDIS_STATUS_SUCCESS)
    goto Failed;
  NdisMRegisterUnloadHandler(WrapperHandle, Unload_Ok);
  return STATUS_SUCCESS;

Failed:
  NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
