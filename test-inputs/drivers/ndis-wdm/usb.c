// Requests to the bus driver that are waited for. All at PASSIVE_LEVEL.

#include "coppertail.h"

static NTSTATUS CtCallUsb(PCT_ADAPTER Adapter, PURB Urb) {
  IO_STATUS_BLOCK Result;
  NTSTATUS Status;
  KEVENT Done;
  PIRP Irp;

  KeInitializeEvent(&Done, NotificationEvent, FALSE);
  // The I/O manager frees it when it is completed.
  Irp = IoBuildDeviceIoControlRequest(IOCTL_INTERNAL_USB_SUBMIT_URB,
                                      Adapter->Next, NULL, 0, NULL, 0, TRUE,
                                      &Done, &Result);
  if (Irp == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  IoGetNextIrpStackLocation(Irp)->Parameters.Others.Argument1 = Urb;

  Status = IoCallDriver(Adapter->Next, Irp);
  if (Status == STATUS_PENDING) {
    KeWaitForSingleObject(&Done, Executive, KernelMode, FALSE, NULL);
    Status = Result.Status;
  }
  if (NT_SUCCESS(Status) && !USBD_SUCCESS(URB_STATUS(Urb)))
    Status = STATUS_UNSUCCESSFUL;
  return Status;
}

// To the device if there is no buffer, else from it.
NTSTATUS CtVendorRequest(PCT_ADAPTER Adapter, UCHAR Request, USHORT Value,
                         PVOID Buffer, ULONG Length) {
  URB Urb;

  RtlZeroMemory(&Urb, sizeof(Urb));
  UsbBuildVendorRequest(&Urb, URB_FUNCTION_VENDOR_DEVICE,
                        sizeof(struct _URB_CONTROL_VENDOR_OR_CLASS_REQUEST),
                        Buffer != NULL ? USBD_TRANSFER_DIRECTION_IN : 0, 0,
                        Request, Value, 0, Buffer, NULL, Length, NULL);
  return CtCallUsb(Adapter, &Urb);
}

NTSTATUS CtAbortPipe(PCT_ADAPTER Adapter, USBD_PIPE_HANDLE Pipe) {
  struct _URB_PIPE_REQUEST Request;

  RtlZeroMemory(&Request, sizeof(Request));
  Request.Hdr.Length = sizeof(Request);
  Request.Hdr.Function = URB_FUNCTION_ABORT_PIPE;
  Request.PipeHandle = Pipe;
  return CtCallUsb(Adapter, (PURB)&Request);
}

// Selects the configuration: one interface with a pipe in and a pipe out.
static NTSTATUS CtSelect(PCT_ADAPTER Adapter,
                         PUSB_CONFIGURATION_DESCRIPTOR Configuration) {
  USBD_INTERFACE_LIST_ENTRY List[2] = {{NULL, NULL}, {NULL, NULL}};
  PUSBD_INTERFACE_INFORMATION Interface;
  NTSTATUS Status;
  PURB Urb;

  List[0].InterfaceDescriptor = USBD_ParseConfigurationDescriptorEx(
      Configuration, Configuration, 0, 0, -1, -1, -1);
  if (List[0].InterfaceDescriptor == NULL)
    return STATUS_DEVICE_CONFIGURATION_ERROR;

  Urb = USBD_CreateConfigurationRequestEx(Configuration, List);
  if (Urb == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  Status = CtCallUsb(Adapter, Urb);
  Interface = &Urb->UrbSelectConfiguration.Interface;
  if (NT_SUCCESS(Status) && Interface->NumberOfPipes == 2) {
    Adapter->PipeIn = Interface->Pipes[0].PipeHandle;
    Adapter->PipeOut = Interface->Pipes[1].PipeHandle;
  }
  ExFreePool(Urb);
  return Status;
}

NTSTATUS CtConfigureUsb(PCT_ADAPTER Adapter) {
  PUSB_CONFIGURATION_DESCRIPTOR Configuration;
  NTSTATUS Status;
  URB Urb;

  Configuration = (PUSB_CONFIGURATION_DESCRIPTOR)ExAllocatePoolWithTag(
      NonPagedPool, CT_MAX_CONFIGURATION, CT_TAG);
  if (Configuration == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  __try {
    RtlZeroMemory(&Urb, sizeof(Urb));
    UsbBuildGetDescriptorRequest(
        &Urb, sizeof(struct _URB_CONTROL_DESCRIPTOR_REQUEST),
        USB_CONFIGURATION_DESCRIPTOR_TYPE, 0, 0, Configuration, NULL,
        CT_MAX_CONFIGURATION, NULL);
    Status = CtCallUsb(Adapter, &Urb);
    if (!NT_SUCCESS(Status))
      __leave;
    Status = CtSelect(Adapter, Configuration);
    if (NT_SUCCESS(Status) && Adapter->PipeOut == NULL)
      Status = STATUS_DEVICE_CONFIGURATION_ERROR;
  } __finally {
    ExFreePoolWithTag(Configuration, CT_TAG);
  }
  return Status;
}
