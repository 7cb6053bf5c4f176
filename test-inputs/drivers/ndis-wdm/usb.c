// Requests to the bus driver that are waited for. All at PASSIVE_LEVEL.

#include "coppertail.h"

static NTSTATUS CtCallUsb(PCT_ADAPTER Adapter, PURB Urb) {
  IO_STATUS_BLOCK Result;
  PIO_STACK_LOCATION Stack;
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
  Stack = IoGetNextIrpStackLocation(Irp);
  Stack->Parameters.Others.Argument1 = Urb;

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
  NTSTATUS Status;
  PURB Urb;

  Urb = (PURB)ExAllocatePoolWithTag(
      NonPagedPool, sizeof(struct _URB_CONTROL_VENDOR_OR_CLASS_REQUEST),
      CT_TAG);
  if (Urb == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  RtlZeroMemory(Urb, sizeof(struct _URB_CONTROL_VENDOR_OR_CLASS_REQUEST));
  UsbBuildVendorRequest(Urb, URB_FUNCTION_VENDOR_DEVICE,
                        sizeof(struct _URB_CONTROL_VENDOR_OR_CLASS_REQUEST),
                        Buffer != NULL ? USBD_TRANSFER_DIRECTION_IN : 0, 0,
                        Request, Value, 0, Buffer, NULL, Length, NULL);
  Status = CtCallUsb(Adapter, Urb);
  ExFreePoolWithTag(Urb, CT_TAG);
  return Status;
}

NTSTATUS CtPipeRequest(PCT_ADAPTER Adapter, USHORT Function,
                       USBD_PIPE_HANDLE Pipe) {
  struct _URB_PIPE_REQUEST Request;

  RtlZeroMemory(&Request, sizeof(Request));
  Request.Hdr.Length = sizeof(Request);
  Request.Hdr.Function = Function;
  Request.PipeHandle = Pipe;
  return CtCallUsb(Adapter, (PURB)&Request);
}

static NTSTATUS CtGetDescriptor(PCT_ADAPTER Adapter, UCHAR Type, PVOID Buffer,
                                ULONG Length) {
  URB Urb;

  RtlZeroMemory(&Urb, sizeof(Urb));
  UsbBuildGetDescriptorRequest(&Urb,
                               sizeof(struct _URB_CONTROL_DESCRIPTOR_REQUEST),
                               Type, 0, 0, Buffer, NULL, Length, NULL);
  return CtCallUsb(Adapter, &Urb);
}

static NTSTATUS CtFindPipes(PCT_ADAPTER Adapter,
                            PUSBD_INTERFACE_INFORMATION Interface) {
  ULONG Index;

  for (Index = 0; Index < Interface->NumberOfPipes; ++Index) {
    PUSBD_PIPE_INFORMATION Pipe = &Interface->Pipes[Index];

    if (Pipe->PipeType != UsbdPipeTypeBulk)
      continue;
    if (USB_ENDPOINT_DIRECTION_IN(Pipe->EndpointAddress))
      Adapter->PipeIn = Pipe->PipeHandle;
    else
      Adapter->PipeOut = Pipe->PipeHandle;
  }
  return Adapter->PipeIn != NULL && Adapter->PipeOut != NULL
             ? STATUS_SUCCESS
             : STATUS_DEVICE_CONFIGURATION_ERROR;
}

static NTSTATUS CtSelect(PCT_ADAPTER Adapter,
                         PUSB_CONFIGURATION_DESCRIPTOR Configuration) {
  USBD_INTERFACE_LIST_ENTRY List[2] = {{NULL, NULL}, {NULL, NULL}};
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
  if (NT_SUCCESS(Status))
    Status = CtFindPipes(Adapter, &Urb->UrbSelectConfiguration.Interface);
  ExFreePool(Urb);
  return Status;
}

NTSTATUS CtConfigureUsb(PCT_ADAPTER Adapter) {
  USB_CONFIGURATION_DESCRIPTOR Head;
  PUSB_CONFIGURATION_DESCRIPTOR Whole = NULL;
  NTSTATUS Status;

  __try {
    Status = CtGetDescriptor(Adapter, USB_CONFIGURATION_DESCRIPTOR_TYPE, &Head,
                             sizeof(Head));
    if (!NT_SUCCESS(Status))
      __leave;

    Whole = (PUSB_CONFIGURATION_DESCRIPTOR)ExAllocatePoolWithTag(
        NonPagedPool, Head.wTotalLength, CT_TAG);
    if (Whole == NULL) {
      Status = STATUS_INSUFFICIENT_RESOURCES;
      __leave;
    }

    Status = CtGetDescriptor(Adapter, USB_CONFIGURATION_DESCRIPTOR_TYPE, Whole,
                             Head.wTotalLength);
    if (NT_SUCCESS(Status))
      Status = CtSelect(Adapter, Whole);
  } __finally {
    if (Whole != NULL)
      ExFreePoolWithTag(Whole, CT_TAG);
  }
  return Status;
}
