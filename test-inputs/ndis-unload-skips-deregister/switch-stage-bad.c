// An NDIS 6 miniport that counts how far it came, and goes back from there
// through the cases of a switch: when DriverEntry fails, and when it unloads.

#include "../include/ndis6_miniport.h"

typedef enum _STAGE { StageNothing, StageMiniport, StageDevice } STAGE;

typedef struct _DRIVER {
  STAGE Stage;
  NDIS_HANDLE Miniport;
  NDIS_HANDLE DeviceHandle;
  PDEVICE_OBJECT Device;
  PDRIVER_DISPATCH Dispatch[IRP_MJ_MAXIMUM_FUNCTION + 1];
} DRIVER, *PDRIVER;

static DRIVER Driver;

static NTSTATUS NTAPI Dispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  Irp->IoStatus.Status = STATUS_SUCCESS;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}

static NDIS_STATUS CreateDevice(PDRIVER D) {
  NDIS_DEVICE_OBJECT_ATTRIBUTES Attributes;
  UNICODE_STRING DeviceName, LinkName;

  RtlInitUnicodeString(&DeviceName, L"\\Device\\Sample6");
  RtlInitUnicodeString(&LinkName, L"\\DosDevices\\Sample6");
  D->Dispatch[IRP_MJ_CREATE] = Dispatch;
  D->Dispatch[IRP_MJ_CLOSE] = Dispatch;

  NdisZeroMemory(&Attributes, sizeof(Attributes));
  Attributes.Header.Type = NDIS_OBJECT_TYPE_DEVICE_OBJECT_ATTRIBUTES;
  Attributes.Header.Revision = NDIS_DEVICE_OBJECT_ATTRIBUTES_REVISION_1;
  Attributes.Header.Size = NDIS_SIZEOF_DEVICE_OBJECT_ATTRIBUTES_REVISION_1;
  Attributes.DeviceName = &DeviceName;
  Attributes.SymbolicName = &LinkName;
  Attributes.MajorFunctions = D->Dispatch;
  return NdisRegisterDeviceEx(D->Miniport, &Attributes, &D->Device,
                              &D->DeviceHandle);
}

static VOID GoBack(PDRIVER D) {
  switch (D->Stage) {
  case StageDevice:
    NdisDeregisterDeviceEx(D->DeviceHandle);
    break;
  case StageMiniport:
    NdisMDeregisterMiniportDriver(D->Miniport);
    break;
  default:
    break;
  }
  D->Stage = StageNothing;
}

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) { // expect: ndis-unload-skips-deregister: 'Unload_Bad' never gives back the miniport driver registration
  GoBack(&Driver);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  DescribeMiniport(&Chars);
  Chars.UnloadHandler = Unload_Bad;
  Status = NdisMRegisterMiniportDriver( // note: the miniport driver registration is acquired here
      DriverObject, RegistryPath, &Driver, &Chars, &Driver.Miniport);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  Driver.Stage = StageMiniport;

  Status = CreateDevice(&Driver);
  if (Status != NDIS_STATUS_SUCCESS) {
    GoBack(&Driver);
    return Status;
  }
  Driver.Stage = StageDevice;
  return STATUS_SUCCESS;
}
