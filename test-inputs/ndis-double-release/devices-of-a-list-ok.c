// A device for each adapter that the registry names; the unload handler goes
// through the list that the I/O manager keeps of them.
#define NDIS50 1
#include <ndis.h>

static NDIS_HANDLE Protocol;
static NDIS_PROTOCOL_CHARACTERISTICS Characteristics;
static UNICODE_STRING DeviceName;
static PWSTR Names;

static VOID Unload_Ok(PDRIVER_OBJECT DriverObject) {
  PDEVICE_OBJECT Device = DriverObject->DeviceObject;
  NDIS_STATUS Status;

  while (Device != NULL) {
    PDEVICE_OBJECT Old = Device;

    Device = Device->NextDevice;
    IoDeleteDevice(Old);
  }
  NdisDeregisterProtocol(&Status, Protocol);
  ExFreePool(Names);
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING Path) {
  PDEVICE_OBJECT Device;
  NDIS_STATUS Status;
  PWSTR Name;

  Names = ExAllocatePoolWithTag(PagedPool, 4096, 'maN');
  if (Names == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  NdisRegisterProtocol(&Status, &Protocol, &Characteristics,
                       sizeof(Characteristics));
  if (Status != NDIS_STATUS_SUCCESS) {
    ExFreePool(Names);
    return Status;
  }
  DriverObject->DriverUnload = Unload_Ok;
  RtlCopyMemory(Names, Path->Buffer, 4096);
  for (Name = Names; *Name != UNICODE_NULL; Name += *Name)
    IoCreateDevice(DriverObject, 0, &DeviceName, FILE_DEVICE_TRANSPORT, 0,
                   FALSE, &Device);
  return STATUS_SUCCESS;
}
