// One of the requests that the device serves is counted in memory of the driver, as
// long as the driver does not say that it stops.

#include "../include/ndis5_miniport.h"

typedef struct _STATE {
  NDIS_SPIN_LOCK Lock;
  ULONG Opens;
} STATE;

static STATE *State;
static BOOLEAN Stopping;
static NDIS_HANDLE WrapperHandle;
static NDIS_HANDLE DeviceHandle;

static NTSTATUS NTAPI Control(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);
  NTSTATUS Status = STATUS_INVALID_DEVICE_REQUEST;

  if (Stopping) {
    Irp->IoStatus.Status = STATUS_DELETE_PENDING;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_DELETE_PENDING;
  }
  switch (Stack->Parameters.DeviceIoControl.IoControlCode) {
  case 0x8000:
    NdisAcquireSpinLock(&State->Lock);
    ++State->Opens;
    NdisReleaseSpinLock(&State->Lock);
    Status = STATUS_SUCCESS;
    break;
  case 0x8004:
    Status = STATUS_SUCCESS;
    break;
  }
  Irp->IoStatus.Status = Status;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  Stopping = TRUE;
  NdisFreeSpinLock(&State->Lock);
  NdisFreeMemory(State, 0, 0);
  NdisMDeregisterDevice(DeviceHandle);
}

static NDIS_STATUS RegisterDevice(VOID) {
  PDRIVER_DISPATCH Dispatch[IRP_MJ_MAXIMUM_FUNCTION + 1];
  NDIS_STRING Name = NDIS_STRING_CONST("\\Device\\Sample");
  NDIS_STRING Link = NDIS_STRING_CONST("\\DosDevices\\Sample");
  PDEVICE_OBJECT Object;

  NdisZeroMemory(Dispatch, sizeof(Dispatch));
  Dispatch[IRP_MJ_DEVICE_CONTROL] = Control;
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
