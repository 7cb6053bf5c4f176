// The device is given back with the last reference to it. Nobody but these two
// routines counts.

#include "../include/ndis5_miniport.h"

typedef struct _DEVICE {
  NDIS_HANDLE Handle;
  PDEVICE_OBJECT Object;
  LONG References;
} DEVICE, *PDEVICE;

static DEVICE Device;

static NTSTATUS NTAPI Dispatch(PDEVICE_OBJECT D, PIRP Irp) {
  Irp->IoStatus.Status = STATUS_SUCCESS;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}

static NDIS_STATUS CreateDevice_Ok(NDIS_HANDLE Wrapper, PDEVICE D) {
  PDRIVER_DISPATCH Table[IRP_MJ_MAXIMUM_FUNCTION + 1] = {
      [IRP_MJ_CREATE] = Dispatch, [IRP_MJ_CLOSE] = Dispatch};
  NDIS_STRING DeviceName = NDIS_STRING_CONST("\\Device\\SampleCount");
  NDIS_STRING LinkName = NDIS_STRING_CONST("\\DosDevices\\SampleCount");
  NDIS_STATUS Status;

  D->References++;
  Status = NdisMRegisterDevice(Wrapper, &DeviceName, &LinkName, Table,
                               &D->Object, &D->Handle);
  if (Status != NDIS_STATUS_SUCCESS)
    D->References--;
  return Status;
}

static VOID DereferenceDevice(PDEVICE D) {
  if (--D->References == 0)
    NdisMDeregisterDevice(D->Handle);
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  DereferenceDevice(&Device);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status == NDIS_STATUS_SUCCESS)
    Status = CreateDevice_Ok(Wrapper, &Device);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(Wrapper, NULL);
    return Status;
  }
  NdisMRegisterUnloadHandler(Wrapper, Unload);
  return STATUS_SUCCESS;
}
