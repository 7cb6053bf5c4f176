// A link that could not be made is deleted, and somebody else's goes with it.

#include "../include/ndis6_filter.h"

static NDIS_HANDLE FilterDriver;
static PDEVICE_OBJECT Device;
static UNICODE_STRING DeviceName = RTL_CONSTANT_STRING(L"\\Device\\SampleLink");
static UNICODE_STRING LinkName =
    RTL_CONSTANT_STRING(L"\\DosDevices\\SampleLink");

static VOID DeleteControl(VOID) {
  IoDeleteSymbolicLink(&LinkName);
  IoDeleteDevice(Device);
}

static NTSTATUS CreateControl_Ok(PDRIVER_OBJECT DriverObject) {
  NTSTATUS Status;

  Status = IoCreateDevice(DriverObject, 0, &DeviceName, FILE_DEVICE_NETWORK, 0,
                          FALSE, &Device);
  if (!NT_SUCCESS(Status))
    return Status;
  Status = IoCreateSymbolicLink(&LinkName, &DeviceName);
  if (!NT_SUCCESS(Status))
    IoDeleteDevice(Device);
  return Status;
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisFDeregisterFilterDriver(FilterDriver);
  DeleteControl();
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
  NTSTATUS Status;

  Status = CreateControl_Ok(DriverObject);
  if (!NT_SUCCESS(Status))
    return Status;
  DescribeFilter(&Chars);
  Status = NdisFRegisterFilterDriver(DriverObject, NULL, &Chars, &FilterDriver);
  if (Status != NDIS_STATUS_SUCCESS) {
    DeleteControl();
    return Status;
  }
  DriverObject->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
