// NDIS 6: the miniport is registered, and its device cannot be.

#include "../include/ndis6_miniport.h"

static NDIS_HANDLE MiniportDriver;
static NDIS_HANDLE DeviceHandle;
static PDRIVER_DISPATCH Dispatch[IRP_MJ_MAXIMUM_FUNCTION + 1];

static NTSTATUS NTAPI CreateClose(PDEVICE_OBJECT Device, PIRP Irp) {
  Irp->IoStatus.Status = STATUS_SUCCESS;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisDeregisterDeviceEx(DeviceHandle);
  NdisMDeregisterMiniportDriver(MiniportDriver);
}

static NDIS_STATUS RegisterDevice(VOID) {
  NDIS_DEVICE_OBJECT_ATTRIBUTES Attributes;
  NDIS_STRING DeviceName = NDIS_STRING_CONST("\\Device\\SampleLate");
  NDIS_STRING LinkName = NDIS_STRING_CONST("\\DosDevices\\SampleLate");
  PDEVICE_OBJECT Device;

  Dispatch[IRP_MJ_CREATE] = CreateClose;
  Dispatch[IRP_MJ_CLOSE] = CreateClose;
  NdisZeroMemory(&Attributes, sizeof(Attributes));
  Attributes.Header.Type = NDIS_OBJECT_TYPE_DEVICE_OBJECT_ATTRIBUTES;
  Attributes.Header.Revision = NDIS_DEVICE_OBJECT_ATTRIBUTES_REVISION_1;
  Attributes.Header.Size = NDIS_SIZEOF_DEVICE_OBJECT_ATTRIBUTES_REVISION_1;
  Attributes.DeviceName = &DeviceName;
  Attributes.SymbolicName = &LinkName;
  Attributes.MajorFunctions = Dispatch;
  return NdisRegisterDeviceEx(MiniportDriver, &Attributes, &Device,
                              &DeviceHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  DescribeMiniport(&Chars);
  Chars.UnloadHandler = Unload;
  Status = NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &Chars,
                                       &MiniportDriver);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  return RegisterDevice(); // expect: ndis-entry-failure-leak: 'DriverEntry' fails without giving back the miniport driver registration
}
