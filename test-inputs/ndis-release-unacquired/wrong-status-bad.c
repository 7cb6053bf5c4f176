// Two statuses, of which the wrong one decides.

#include "../include/ndis5_miniport.h"

static NDIS_HANDLE Wrapper;
static NDIS_HANDLE DeviceHandle;
static PDEVICE_OBJECT Device;
static PVOID History;

static NTSTATUS NTAPI Dispatch(PDEVICE_OBJECT D, PIRP Irp) {
  Irp->IoStatus.Status = STATUS_SUCCESS;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}

static NDIS_STATUS RegisterDevice(VOID) {
  PDRIVER_DISPATCH Table[IRP_MJ_MAXIMUM_FUNCTION + 1] = {0};
  NDIS_STRING DeviceName = NDIS_STRING_CONST("\\Device\\SampleTwo");
  NDIS_STRING LinkName = NDIS_STRING_CONST("\\DosDevices\\SampleTwo");

  Table[IRP_MJ_CREATE] = Dispatch;
  return NdisMRegisterDevice(Wrapper, &DeviceName, &LinkName, Table, &Device,
                             &DeviceHandle);
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisMDeregisterDevice(DeviceHandle);
  NdisFreeMemory(History, 4096, 0);
}

static NDIS_STATUS StartControl_Bad(VOID) {
  NDIS_STATUS MemoryStatus, DeviceStatus;

  MemoryStatus = NdisAllocateMemoryWithTag(&History, 4096, 'tsiH');
  DeviceStatus = RegisterDevice();
  if (MemoryStatus == NDIS_STATUS_SUCCESS &&
      DeviceStatus == NDIS_STATUS_SUCCESS)
    return NDIS_STATUS_SUCCESS;
  if (MemoryStatus == NDIS_STATUS_SUCCESS)
    NdisMDeregisterDevice(DeviceHandle); // expect: ndis-release-unacquired: the device of the miniport driver is released although its acquisition failed
  if (MemoryStatus == NDIS_STATUS_SUCCESS)
    NdisFreeMemory(History, 4096, 0);
  if (MemoryStatus != NDIS_STATUS_SUCCESS &&
      DeviceStatus == NDIS_STATUS_SUCCESS)
    NdisMDeregisterDevice(DeviceHandle);
  return NDIS_STATUS_FAILURE;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status == NDIS_STATUS_SUCCESS)
    Status = StartControl_Bad();
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(Wrapper, NULL);
    return Status;
  }
  NdisMRegisterUnloadHandler(Wrapper, Unload);
  return STATUS_SUCCESS;
}
