// A miniport with a device object of its own. The handler gives up when the
// symbolic link cannot be deleted, and leaves the rest.

#include "../include/ndis5_miniport.h"

static PDEVICE_OBJECT ControlDevice;

static NTSTATUS NTAPI DeviceControl(PDEVICE_OBJECT Device, PIRP Irp) {
  Irp->IoStatus.Status = STATUS_INVALID_DEVICE_REQUEST;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_INVALID_DEVICE_REQUEST;
}

static NTSTATUS CreateControlDevice(PDRIVER_OBJECT DriverObject) {
  UNICODE_STRING DeviceName, LinkName;
  NTSTATUS Status;

  RtlInitUnicodeString(&DeviceName, L"\\Device\\SampleControl");
  RtlInitUnicodeString(&LinkName, L"\\DosDevices\\SampleControl");
  Status = IoCreateDevice(DriverObject, 0, &DeviceName, FILE_DEVICE_NETWORK, 0,
                          FALSE, &ControlDevice);
  if (!NT_SUCCESS(Status))
    return Status;
  Status = IoCreateSymbolicLink(&LinkName, &DeviceName);
  if (!NT_SUCCESS(Status)) {
    IoDeleteDevice(ControlDevice);
    return Status;
  }
  DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = DeviceControl;
  return STATUS_SUCCESS;
}

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  UNICODE_STRING LinkName;
  NTSTATUS Status;

  RtlInitUnicodeString(&LinkName, L"\\DosDevices\\SampleControl");
  Status = IoDeleteSymbolicLink(&LinkName);
  if (!NT_SUCCESS(Status)) { // note: assuming
    DbgPrint("sample: the link stays: %x\n", Status);
    return; // expect: ndis-unload-leak: 'Unload_Bad' returns without giving back the device object on this path
  }
  IoDeleteDevice(ControlDevice);
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
    Status = CreateControlDevice(DriverObject);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(Wrapper, NULL);
    return Status;
  }
  NdisMRegisterUnloadHandler(Wrapper, Unload_Bad);
  return STATUS_SUCCESS;
}
