// What hangs on a device's extension is freed; the device is gone by then.

#include "../include/ndis6_filter.h"

typedef struct _EXTENSION {
  PVOID Log;
  ULONG Lines;
} EXTENSION, *PEXTENSION;

static PDEVICE_OBJECT Device;
static NDIS_HANDLE FilterDriver;

static VOID DeleteDevice_Ok(PDEVICE_OBJECT D) {
  PEXTENSION Extension = (PEXTENSION)D->DeviceExtension;
  PVOID Log;

  Log = Extension->Log;
  IoDeleteDevice(D);
  if (Log != NULL)
    ExFreePoolWithTag(Log, 'goLS');
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisFDeregisterFilterDriver(FilterDriver);
  DeleteDevice_Ok(Device);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
  PEXTENSION Extension;
  NTSTATUS Status;

  Status = IoCreateDevice(DriverObject, sizeof(EXTENSION), NULL,
                          FILE_DEVICE_NETWORK, 0, FALSE, &Device);
  if (!NT_SUCCESS(Status))
    return Status;
  Extension = (PEXTENSION)Device->DeviceExtension;
  Extension->Lines = 0;
  Extension->Log = ExAllocatePoolWithTag(PagedPool, 8192, 'goLS');

  DescribeFilter(&Chars);
  Status = NdisFRegisterFilterDriver(DriverObject, NULL, &Chars, &FilterDriver);
  if (Status != NDIS_STATUS_SUCCESS) {
    if (Extension->Log != NULL)
      ExFreePoolWithTag(Extension->Log, 'goLS');
    IoDeleteDevice(Device);
    return Status;
  }
  DriverObject->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
