// Two devices, deleted by way of the driver object that they hang on.

#include "../include/ndis5_protocol.h"

static NDIS_HANDLE ProtocolHandle;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  PDEVICE_OBJECT Device = DriverObject->DeviceObject;
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
  while (Device != NULL) {
    PDEVICE_OBJECT Next = Device->NextDevice;

    IoDeleteDevice(Device);
    Device = Next;
  }
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  PDEVICE_OBJECT First, Second;
  NTSTATUS Status;

  Status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_NETWORK, 0, FALSE,
                          &First);
  if (!NT_SUCCESS(Status))
    return Status;
  Status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_NETWORK, 0, FALSE,
                          &Second);
  if (!NT_SUCCESS(Status)) {
    IoDeleteDevice(First);
    return Status;
  }
  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    IoDeleteDevice(Second);
    IoDeleteDevice(First);
    return Status;
  }
  DriverObject->DriverUnload = Unload_Ok;
  return STATUS_SUCCESS;
}
