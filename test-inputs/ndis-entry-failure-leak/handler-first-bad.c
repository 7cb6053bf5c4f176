// The unload handler is there before a step that can fail. That does not make
// NDIS call it when DriverEntry fails.

#include "../include/ndis5_miniport.h"

typedef struct _DRIVER {
  NDIS_HANDLE Wrapper;
  NDIS_HANDLE DeviceHandle;
  PDEVICE_OBJECT Device;
} DRIVER;

static DRIVER Driver;

static NTSTATUS NTAPI Dispatch(PDEVICE_OBJECT Device, PIRP Irp) {
  Irp->IoStatus.Status = STATUS_SUCCESS;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}

static NDIS_STATUS RegisterDevice(VOID) {
  PDRIVER_DISPATCH Table[IRP_MJ_MAXIMUM_FUNCTION + 1];
  NDIS_STRING DeviceName = NDIS_STRING_CONST("\\Device\\SampleTap");
  NDIS_STRING LinkName = NDIS_STRING_CONST("\\DosDevices\\SampleTap");

  NdisZeroMemory(Table, sizeof(Table));
  Table[IRP_MJ_CREATE] = Dispatch;
  Table[IRP_MJ_READ] = Dispatch;
  return NdisMRegisterDevice(Driver.Wrapper, &DeviceName, &LinkName, Table,
                             &Driver.Device, &Driver.DeviceHandle);
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisMDeregisterDevice(Driver.DeviceHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Driver.Wrapper, DriverObject, // note: the NDIS wrapper is acquired here
                         RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(Driver.Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(Driver.Wrapper, NULL);
    return Status;
  }
  NdisMRegisterUnloadHandler(Driver.Wrapper, Unload);

  Status = RegisterDevice();
  if (Status != NDIS_STATUS_SUCCESS)
    return Status; // expect: ndis-entry-failure-leak: 'DriverEntry' fails without giving back the NDIS wrapper
  return STATUS_SUCCESS;
}
