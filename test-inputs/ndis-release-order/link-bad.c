// A ladder of labels undoes things in the order in which they were done.

#include "../include/ndis5_protocol.h"

static PDEVICE_OBJECT Device;
static UNICODE_STRING Name = RTL_CONSTANT_STRING(L"\\Device\\Order");
static UNICODE_STRING Link = RTL_CONSTANT_STRING(L"\\DosDevices\\Order");

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  IoDeleteSymbolicLink(&Link);
  IoDeleteDevice(Device);
}

static NDIS_HANDLE Pool;

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_STATUS Status;

  DriverObject->DriverUnload = Unload;
  Status = IoCreateDevice(DriverObject, 0, &Name, FILE_DEVICE_NETWORK, 0, FALSE,
                          &Device);
  if (!NT_SUCCESS(Status))
    return Status;
  Status = IoCreateSymbolicLink(&Link, &Name);
  if (!NT_SUCCESS(Status))
    goto NoLink;
  NdisAllocatePacketPool(&Status, &Pool, 8, 0);
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoPool;
  NdisFreePacketPool(Pool);
  return STATUS_SUCCESS;

NoPool:
  IoDeleteDevice(Device); // expect: ndis-release-order: the device object is given back before the symbolic link
  IoDeleteSymbolicLink(&Link);
  return Status;
NoLink:
  IoDeleteDevice(Device);
  return Status;
}
