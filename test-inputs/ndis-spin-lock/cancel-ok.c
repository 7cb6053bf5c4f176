// A cancel routine gives back the cancel spin lock in a routine of its own.

#include "../include/ndis6_filter.h"

static NDIS_HANDLE FilterDriver;
static NDIS_HANDLE DeviceHandle;
static NDIS_SPIN_LOCK Lock;
static LIST_ENTRY Reads;

static NTSTATUS Complete(PIRP Irp, NTSTATUS Status) {
  Irp->IoStatus.Status = Status;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

static NTSTATUS NTAPI Open(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  return Complete(Irp, STATUS_SUCCESS);
}

// The lock of its own goes first, and at the level of the other one.
static VOID Take(PIRP Irp) {
  NdisDprAcquireSpinLock(&Lock);
  RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
  NdisDprReleaseSpinLock(&Lock);
  IoReleaseCancelSpinLock(Irp->CancelIrql);
}

static VOID NTAPI Cancel_Ok(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  Take(Irp);
  Complete(Irp, STATUS_CANCELLED);
}

static NTSTATUS NTAPI Read(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NdisAcquireSpinLock(&Lock);
  IoMarkIrpPending(Irp);
  InsertTailList(&Reads, &Irp->Tail.Overlay.ListEntry);
  IoSetCancelRoutine(Irp, Cancel_Ok);
  NdisReleaseSpinLock(&Lock);
  return STATUS_PENDING;
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
  Dispatch[IRP_MJ_READ] = Read;
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
  InitializeListHead(&Reads);
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
