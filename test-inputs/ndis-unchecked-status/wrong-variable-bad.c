// The status of the registration is looked at a second time, not the device's.

#include "../include/ndis6_protocol.h"

static NDIS_HANDLE ProtocolDriver;
static PDEVICE_OBJECT DeviceObject;
static UNICODE_STRING Name = RTL_CONSTANT_STRING(L"\\Device\\Lantern");

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  IoDeleteDevice(DeviceObject);
  NdisDeregisterProtocolDriver(ProtocolDriver);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Chars;
  NDIS_STATUS Status;
  NTSTATUS Created;

  DriverObject->DriverUnload = Unload;
  do {
    DescribeProtocol(&Chars);
    Status = NdisRegisterProtocolDriver(NULL, &Chars, &ProtocolDriver);
    if (Status != NDIS_STATUS_SUCCESS)
      break;
    Created = IoCreateDevice( // expect: ndis-unchecked-status: the device object is used
        DriverObject, 0, &Name, FILE_DEVICE_NETWORK, 0, FALSE, &DeviceObject);
    if (Status != NDIS_STATUS_SUCCESS) {
      NdisDeregisterProtocolDriver(ProtocolDriver);
      break;
    }
    DeviceObject->Flags &= ~DO_DEVICE_INITIALIZING;
  } while (FALSE);
  return Status;
}
