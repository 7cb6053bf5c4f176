// An NDIS 6 filter driver. Where its device cannot be made it goes on without
// one, and without the unload routine that stands behind it.

#include "../include/ndis6_filter.h"

static NDIS_HANDLE FilterHandle;
static PDEVICE_OBJECT ControlDevice;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  if (ControlDevice != NULL)
    IoDeleteDevice(ControlDevice);
  NdisFDeregisterFilterDriver(FilterHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, // expect: ndis-unload-handler-missing: registers no unload handler
                           PUNICODE_STRING RegistryPath) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
  UNICODE_STRING Name = RTL_CONSTANT_STRING(L"\\Device\\SampleFilter");
  NTSTATUS Status;

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
  DriverObject->DriverUnload = Unload_Bad;
  return STATUS_SUCCESS;
}
