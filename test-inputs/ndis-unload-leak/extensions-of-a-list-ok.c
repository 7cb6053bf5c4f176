// A device for each adapter that the registry names. What belongs to it is in
// its extension: a name in pool memory, and the link that has this name. The
// unload handler goes through the list that the I/O manager keeps of devices.
#define NDIS50 1
#include <ndis.h>

typedef struct _EXTENSION {
  PDEVICE_OBJECT Device;
  UNICODE_STRING Link;
} EXTENSION, *PEXTENSION;

static NDIS_HANDLE Protocol;
static NDIS_PROTOCOL_CHARACTERISTICS Characteristics;
static UNICODE_STRING DeviceName;

static VOID Unload_Ok(PDRIVER_OBJECT DriverObject) {
  PDEVICE_OBJECT Device = DriverObject->DeviceObject;
  NDIS_STATUS Status;

  while (Device != NULL) {
    PDEVICE_OBJECT Old = Device;
    PEXTENSION Extension = (PEXTENSION)Old->DeviceExtension;

    Device = Device->NextDevice;
    IoDeleteSymbolicLink(&Extension->Link);
    ExFreePool(Extension->Link.Buffer);
    IoDeleteDevice(Old);
  }
  NdisDeregisterProtocol(&Status, Protocol);
}

static VOID CreateOne(PDRIVER_OBJECT DriverObject, PWSTR Name, USHORT Length) {
  PDEVICE_OBJECT Device;
  PEXTENSION Extension;
  PWSTR Link = (PWSTR)ExAllocatePoolWithTag(PagedPool, Length, 'kniL');

  if (Link == NULL)
    return;
  RtlCopyMemory(Link, Name, Length);
  if (!NT_SUCCESS(IoCreateDevice(DriverObject, sizeof(EXTENSION), &DeviceName,
                                 FILE_DEVICE_TRANSPORT, 0, FALSE, &Device))) {
    ExFreePool(Link);
    return;
  }
  Extension = (PEXTENSION)Device->DeviceExtension;
  Extension->Device = Device;
  Extension->Link.Buffer = Link;
  Extension->Link.Length = Extension->Link.MaximumLength = Length;
  if (!NT_SUCCESS(IoCreateSymbolicLink(&Extension->Link, &DeviceName))) {
    ExFreePool(Link);
    IoDeleteDevice(Device);
  }
}

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING Path) {
  NDIS_STATUS Status;
  PWSTR Name;

  NdisRegisterProtocol(&Status, &Protocol, &Characteristics,
                       sizeof(Characteristics));
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  DriverObject->DriverUnload = Unload_Ok;
  for (Name = Path->Buffer; *Name != UNICODE_NULL; Name += *Name)
    CreateOne(DriverObject, Name, *Name);
  return STATUS_SUCCESS;
}
