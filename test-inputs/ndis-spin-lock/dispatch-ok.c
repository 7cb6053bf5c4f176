// One of the routines of a device refuses what it does not know.

#include "../include/ndis6_filter.h"

#define IOCTL_SAMPLE_COUNT CTL_CODE(FILE_DEVICE_NETWORK, 7, METHOD_BUFFERED, FILE_ANY_ACCESS)

static NDIS_HANDLE FilterDriver;
static NDIS_HANDLE DeviceHandle;
static NDIS_SPIN_LOCK Lock;
static ULONG Opens;

static NTSTATUS NTAPI Open(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  Irp->IoStatus.Status = STATUS_SUCCESS;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}

static NTSTATUS NTAPI Control_Ok(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);
  NTSTATUS Status = STATUS_NOT_SUPPORTED;

  NdisAcquireSpinLock(&Lock);
  switch (Stack->Parameters.DeviceIoControl.IoControlCode) {
  case IOCTL_SAMPLE_COUNT:
    ++Opens;
    Status = STATUS_SUCCESS;
    break;
  default:
    break;
  }
  NdisReleaseSpinLock(&Lock);
  Irp->IoStatus.Status = Status;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisDeregisterDeviceEx(DeviceHandle);
  NdisFDeregisterFilterDriver(FilterDriver);
  NdisFreeSpinLock(&Lock);
}

static NDIS_STATUS RegisterDevice(VOID) {
  NDIS_DEVICE_OBJECT_ATTRIBUTES Attributes;
  PDRIVER_DISPATCH Dispatch[IRP_MJ_MAXIMUM_FUNCTION + 1];
  UNICODE_STRING Name = RTL_CONSTANT_STRING(L"\\Device\\Sample");
  UNICODE_STRING Link = RTL_CONSTANT_STRING(L"\\DosDevices\\Sample");
  PDEVICE_OBJECT Object;

  NdisZeroMemory(Dispatch, sizeof(Dispatch));
  Dispatch[IRP_MJ_CREATE] = Open;
  Dispatch[IRP_MJ_CLOSE] = Open;
  Dispatch[IRP_MJ_DEVICE_CONTROL] = Control_Ok;
  NdisZeroMemory(&Attributes, sizeof(Attributes));
  Attributes.Header.Type = NDIS_OBJECT_TYPE_DEVICE_OBJECT_ATTRIBUTES;
  Attributes.Header.Revision = NDIS_DEVICE_OBJECT_ATTRIBUTES_REVISION_1;
  Attributes.Header.Size = sizeof(Attributes);
  Attributes.DeviceName = &Name;
  Attributes.SymbolicName = &Link;
  Attributes.MajorFunctions = &Dispatch[0];
  return NdisRegisterDeviceEx(FilterDriver, &Attributes, &Object,
                              &DeviceHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  DriverObject->DriverUnload = Unload;
  DescribeFilter(&Chars);
  NdisAllocateSpinLock(&Lock);
  Status = NdisFRegisterFilterDriver(DriverObject, NULL, &Chars, &FilterDriver);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreeSpinLock(&Lock);
    return Status;
  }
  Status = RegisterDevice();
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFDeregisterFilterDriver(FilterDriver);
    NdisFreeSpinLock(&Lock);
  }
  return Status;
}
