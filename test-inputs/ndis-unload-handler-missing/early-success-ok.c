// An NDIS 6 filter driver that goes on without a device where it cannot be
// made; the unload routine looks at what there is.

#include "../include/ndis6_filter.h"

static NDIS_HANDLE FilterHandle;
static PDEVICE_OBJECT ControlDevice;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  if (ControlDevice != NULL)
    IoDeleteDevice(ControlDevice);
  NdisFDeregisterFilterDriver(FilterHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
  UNICODE_STRING Name = RTL_CONSTANT_STRING(L"\\Device\\SampleFilter");
  NTSTATUS Status;

  DriverObject->DriverUnload = Unload_Ok;
  DescribeFilter(&Chars);
  Status = NdisFRegisterFilterDriver(DriverObject, NULL, &Chars, &FilterHandle);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  Status = IoCreateDevice(DriverObject, 0, &Name, FILE_DEVICE_NETWORK, 0, FALSE,
                          &ControlDevice);
  if (!NT_SUCCESS(Status)) {
    ControlDevice = NULL;
    return STATUS_SUCCESS;
  }
  ControlDevice->Flags &= ~DO_DEVICE_INITIALIZING;
  return STATUS_SUCCESS;
}
