// One label for the good end and the bad one, where the status tells them
// apart. A registry key is closed on both.

#include "../include/ndis6_filter.h"

static NDIS_HANDLE FilterDriver;
static PDEVICE_OBJECT ControlDevice;
static UNICODE_STRING LinkName =
    RTL_CONSTANT_STRING(L"\\DosDevices\\SampleGate");

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisFDeregisterFilterDriver(FilterDriver);
  IoDeleteSymbolicLink(&LinkName);
  IoDeleteDevice(ControlDevice);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
  OBJECT_ATTRIBUTES Attributes;
  UNICODE_STRING DeviceName = RTL_CONSTANT_STRING(L"\\Device\\SampleGate");
  HANDLE Key = NULL;
  BOOLEAN Linked = FALSE;
  NTSTATUS Status;

  InitializeObjectAttributes(&Attributes, RegistryPath,
                             OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL,
                             NULL);
  Status = ZwOpenKey(&Key, KEY_READ, &Attributes);
  if (!NT_SUCCESS(Status)) {
    Key = NULL;
    goto Done;
  }
  Status = IoCreateDevice(DriverObject, 0, &DeviceName, FILE_DEVICE_NETWORK,
                          FILE_DEVICE_SECURE_OPEN, FALSE, &ControlDevice);
  if (!NT_SUCCESS(Status)) {
    ControlDevice = NULL;
    goto Done;
  }
  Status = IoCreateSymbolicLink(&LinkName, &DeviceName);
  if (!NT_SUCCESS(Status))
    goto Done;
  Linked = TRUE;

  DescribeFilter(&Chars);
  Status = NdisFRegisterFilterDriver(DriverObject, NULL, &Chars, &FilterDriver);
  if (Status == NDIS_STATUS_SUCCESS)
    DriverObject->DriverUnload = Unload;

Done:
  if (Key != NULL)
    ZwClose(Key);
  if (Status != STATUS_SUCCESS) {
    if (Linked)
      IoDeleteSymbolicLink(&LinkName);
    if (ControlDevice != NULL && Linked)
      IoDeleteDevice(ControlDevice);
  }
  return Status; // expect: ndis-entry-failure-leak: 'DriverEntry' fails without giving back the device object
}
