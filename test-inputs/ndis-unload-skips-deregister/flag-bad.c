// A miniport with a device for its control program, and a flag that says
// whether there is one.

#include "../include/ndis5_miniport.h"

typedef struct _GLOBALS {
  NDIS_HANDLE Wrapper;
  NDIS_HANDLE DeviceHandle;
  PDEVICE_OBJECT Device;
  BOOLEAN HaveDevice;
  BOOLEAN HaveEvent;
  HANDLE EventHandle;
  PKEVENT Event;
} GLOBALS;

static GLOBALS Globals;

static NTSTATUS NTAPI Dispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  Irp->IoStatus.Status = STATUS_SUCCESS;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}

// The driver can do without its device, and without the event.
static VOID CreateDevice(VOID) {
  PDRIVER_DISPATCH Table[IRP_MJ_MAXIMUM_FUNCTION + 1] = {0};
  NDIS_STRING DeviceName = NDIS_STRING_CONST("\\Device\\Sample");
  NDIS_STRING LinkName = NDIS_STRING_CONST("\\DosDevices\\Sample");
  UNICODE_STRING EventName;

  Table[IRP_MJ_CREATE] = Dispatch;
  Table[IRP_MJ_CLOSE] = Dispatch;
  if (NdisMRegisterDevice(Globals.Wrapper, &DeviceName, &LinkName, Table,
                          &Globals.Device,
                          &Globals.DeviceHandle) != NDIS_STATUS_SUCCESS)
    return;

  RtlInitUnicodeString(&EventName, L"\\BaseNamedObjects\\Sample");
  Globals.Event = IoCreateNotificationEvent(&EventName, &Globals.EventHandle);
  if (Globals.Event == NULL)
    return;
  // Too late: the device is there without the event.
  Globals.HaveDevice = TRUE;
  Globals.HaveEvent = TRUE;
}

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  if (Globals.HaveEvent)
    ZwClose(Globals.EventHandle);
  if (Globals.HaveDevice)
    NdisMDeregisterDevice(Globals.DeviceHandle);
} // expect: ndis-unload-skips-deregister: the device of the miniport driver on this path

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Globals.Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(Globals.Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(Globals.Wrapper, NULL);
    return Status;
  }
  NdisMRegisterUnloadHandler(Globals.Wrapper, Unload_Bad);
  CreateDevice();
  return STATUS_SUCCESS;
}
