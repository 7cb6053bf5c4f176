// Whoever opens the device is counted in memory of the driver.

#include "../include/ndis5_miniport.h"

typedef struct _STATE {
  NDIS_SPIN_LOCK Lock;
  ULONG Opens;
} STATE;

static STATE *State;
static NDIS_HANDLE WrapperHandle;
static NDIS_HANDLE DeviceHandle;

static NTSTATUS NTAPI Open(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  NdisAcquireSpinLock(&State->Lock);
  ++State->Opens;
  NdisReleaseSpinLock(&State->Lock);
  Irp->IoStatus.Status = STATUS_SUCCESS;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}

static NTSTATUS NTAPI Refuse(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  Irp->IoStatus.Status = STATUS_NOT_SUPPORTED;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_NOT_SUPPORTED;
}

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  NdisMDeregisterDevice(DeviceHandle);
  NdisFreeSpinLock(&State->Lock);
  NdisFreeMemory(State, 0, 0);
}

static NDIS_STATUS RegisterDevice(VOID) {
  PDRIVER_DISPATCH Dispatch[IRP_MJ_MAXIMUM_FUNCTION + 1];
  NDIS_STRING Name = NDIS_STRING_CONST("\\Device\\Sample");
  NDIS_STRING Link = NDIS_STRING_CONST("\\DosDevices\\Sample");
  PDEVICE_OBJECT Object;

  NdisZeroMemory(Dispatch, sizeof(Dispatch));
  Dispatch[IRP_MJ_CREATE] = Open;
  Dispatch[IRP_MJ_DEVICE_CONTROL] = Refuse;
  return NdisMRegisterDevice(WrapperHandle, &Name, &Link, Dispatch, &Object,
                             &DeviceHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(WrapperHandle, NULL);
    return Status;
  }
  Status = NdisAllocateMemoryWithTag((PVOID *)&State, sizeof(*State), 'tS');
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(WrapperHandle, NULL);
    return Status;
  }
  NdisAllocateSpinLock(&State->Lock);
  Status = RegisterDevice();
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreeSpinLock(&State->Lock);
    NdisFreeMemory(State, 0, 0);
    NdisTerminateWrapper(WrapperHandle, NULL);
    return Status;
  }
  NdisMRegisterUnloadHandler(WrapperHandle, Unload_Ok);
  return NDIS_STATUS_SUCCESS;
}
