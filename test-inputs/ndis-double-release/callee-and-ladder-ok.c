// A routine that undoes its own part when it fails. Its caller's ladder thinks
// that it does not.

#include "../include/ndis6_filter.h"

typedef struct _CONSOLE {
  PDEVICE_OBJECT Device;
  PIO_WORKITEM WorkItem;
} CONSOLE, *PCONSOLE;

static CONSOLE Control;
static NDIS_HANDLE FilterDriver;

static NTSTATUS CreateControl(PDRIVER_OBJECT DriverObject, PCONSOLE C) {
  NTSTATUS Status;

  Status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_NETWORK, 0, FALSE,
                          &C->Device);
  if (!NT_SUCCESS(Status))
    return Status;
  C->WorkItem = IoAllocateWorkItem(C->Device);
  if (C->WorkItem == NULL) {
    IoDeleteDevice(C->Device);
    return STATUS_INSUFFICIENT_RESOURCES;
  }
  return STATUS_SUCCESS;
}

static VOID DeleteControl(PCONSOLE C) {
  IoFreeWorkItem(C->WorkItem);
  IoDeleteDevice(C->Device);
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisFDeregisterFilterDriver(FilterDriver);
  DeleteControl(&Control);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
  NTSTATUS Status;

  Status = CreateControl(DriverObject, &Control);
  if (!NT_SUCCESS(Status))
    return Status;

  DescribeFilter(&Chars);
  Status = NdisFRegisterFilterDriver(DriverObject, NULL, &Chars, &FilterDriver);
  if (Status != NDIS_STATUS_SUCCESS) {
    DeleteControl(&Control);
    return Status;
  }
  DriverObject->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
