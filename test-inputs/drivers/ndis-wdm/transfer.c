// Bulk transfers: frames to and from the device.

#include "coppertail.h"

static IO_COMPLETION_ROUTINE CtReceived;

static VOID CtSubmit(PCT_ADAPTER Adapter, PIRP Irp,
                     struct _URB_BULK_OR_INTERRUPT_TRANSFER *Urb,
                     PIO_COMPLETION_ROUTINE Routine, PVOID Context) {
  PIO_STACK_LOCATION Stack = IoGetNextIrpStackLocation(Irp);

  Urb->Hdr.Function = URB_FUNCTION_BULK_OR_INTERRUPT_TRANSFER;
  Urb->Hdr.Length = sizeof(*Urb);
  Stack->MajorFunction = IRP_MJ_INTERNAL_DEVICE_CONTROL;
  Stack->Parameters.DeviceIoControl.IoControlCode =
      IOCTL_INTERNAL_USB_SUBMIT_URB;
  Stack->Parameters.Others.Argument1 = Urb;
  IoSetCompletionRoutine(Irp, Routine, Context, TRUE, TRUE, TRUE);
  IoCallDriver(Adapter->Next, Irp);
}

static VOID CtSubmitReceive(PCT_RECEIVE Receive) {
  PCT_ADAPTER Adapter = Receive->Adapter;

  // In this order: what CtCancelReceives cancels afterwards stays cancelled.
  IoReuseIrp(Receive->Irp, STATUS_SUCCESS);
  if (!CtBegin(Adapter))
    return;
  Receive->Idle = FALSE;
  RtlZeroMemory(&Receive->Urb, sizeof(Receive->Urb));
  Receive->Urb.PipeHandle = Adapter->PipeIn;
  Receive->Urb.TransferBuffer = Receive->Data;
  Receive->Urb.TransferBufferLength = CT_MAX_FRAME;
  Receive->Urb.TransferFlags =
      USBD_TRANSFER_DIRECTION_IN | USBD_SHORT_TRANSFER_OK;
  CtSubmit(Adapter, Receive->Irp, &Receive->Urb, CtReceived, Receive);
}

// NDIS is done with the packet when the call returns.
static VOID CtIndicate(PCT_RECEIVE Receive, ULONG Length) {
  NdisAdjustBufferLength(Receive->Buffer, Length);
  NdisRecalculatePacketCounts(Receive->Packet);
  NDIS_SET_PACKET_HEADER_SIZE(Receive->Packet, CT_MIN_FRAME);
  NDIS_SET_PACKET_STATUS(Receive->Packet, NDIS_STATUS_RESOURCES);
  NdisMIndicateReceivePacket(Receive->Adapter->Handle, &Receive->Packet, 1);
}

// The request is ours: it is used again, or waits for CtStartReceives.
static NTSTATUS NTAPI CtReceived(PDEVICE_OBJECT DeviceObject, PIRP Irp,
                                 PVOID Context) {
  PCT_RECEIVE Receive = (PCT_RECEIVE)Context;
  PCT_ADAPTER Adapter = Receive->Adapter;

  if (NT_SUCCESS(Irp->IoStatus.Status)) {
    if (Receive->Urb.TransferBufferLength >= CT_MIN_FRAME)
      CtIndicate(Receive, Receive->Urb.TransferBufferLength);
    CtSubmitReceive(Receive);
  } else {
    Receive->Idle = TRUE;
  }
  CtEnd(Adapter);
  return STATUS_MORE_PROCESSING_REQUIRED;
}

// All of them, or after a failure those that wait. At PASSIVE_LEVEL.
VOID CtStartReceives(PCT_ADAPTER Adapter) {
  ULONG Index;

  for (Index = 0; Index < CT_RECEIVES; ++Index)
    if (Adapter->Receives[Index].Idle)
      CtSubmitReceive(&Adapter->Receives[Index]);
}

VOID CtCancelReceives(PCT_ADAPTER Adapter) {
  ULONG Index;

  for (Index = 0; Index < CT_RECEIVES; ++Index)
    if (Adapter->Receives[Index].Irp != NULL)
      IoCancelIrp(Adapter->Receives[Index].Irp);
}

static NDIS_STATUS CtCreateReceive(PCT_ADAPTER Adapter, PCT_RECEIVE Receive) {
  NDIS_STATUS Status;

  Receive->Adapter = Adapter;
  Receive->Idle = TRUE;
  Receive->Irp = IoAllocateIrp(Adapter->Next->StackSize, FALSE);
  if (Receive->Irp == NULL)
    return NDIS_STATUS_RESOURCES;

  NdisAllocatePacket(&Status, &Receive->Packet, Adapter->PacketPool);
  if (Status != NDIS_STATUS_SUCCESS) {
    Receive->Packet = NULL;
    return Status;
  }
  NdisAllocateBuffer(&Status, &Receive->Buffer, Adapter->BufferPool,
                     Receive->Data, CT_MAX_FRAME);
  if (Status != NDIS_STATUS_SUCCESS) {
    Receive->Buffer = NULL;
    return Status;
  }
  NdisChainBufferAtFront(Receive->Packet, Receive->Buffer);
  return NDIS_STATUS_SUCCESS;
}

static VOID CtDeleteReceive(PCT_RECEIVE Receive) {
  if (Receive->Buffer != NULL)
    NdisFreeBuffer(Receive->Buffer);
  if (Receive->Packet != NULL)
    NdisFreePacket(Receive->Packet);
  if (Receive->Irp != NULL)
    IoFreeIrp(Receive->Irp);
}

VOID CtDeleteReceives(PCT_ADAPTER Adapter) {
  ULONG Index;

  for (Index = 0; Index < CT_RECEIVES; ++Index)
    CtDeleteReceive(&Adapter->Receives[Index]);
  NdisFreeBufferPool(Adapter->BufferPool);
  NdisFreePacketPool(Adapter->PacketPool);
  ExFreePoolWithTag(Adapter->Receives, CT_TAG);
  Adapter->Receives = NULL;
}

// On failure there is none.
NDIS_STATUS CtCreateReceives(PCT_ADAPTER Adapter) {
  NDIS_STATUS Status;
  ULONG Index;

  Adapter->Receives = (PCT_RECEIVE)ExAllocatePoolWithTag(
      NonPagedPool, CT_RECEIVES * sizeof(CT_RECEIVE), CT_TAG);
  if (Adapter->Receives == NULL)
    return NDIS_STATUS_RESOURCES;
  RtlZeroMemory(Adapter->Receives, CT_RECEIVES * sizeof(CT_RECEIVE));

  NdisAllocatePacketPool(&Status, &Adapter->PacketPool, CT_RECEIVES,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailPackets;
  NdisAllocateBufferPool(&Status, &Adapter->BufferPool, CT_RECEIVES);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailBuffers;

  for (Index = 0; Index < CT_RECEIVES; ++Index) {
    Status = CtCreateReceive(Adapter, &Adapter->Receives[Index]);
    if (Status != NDIS_STATUS_SUCCESS) {
      CtDeleteReceives(Adapter);
      return Status;
    }
  }
  return NDIS_STATUS_SUCCESS;

FailBuffers:
  NdisFreePacketPool(Adapter->PacketPool);
FailPackets:
  ExFreePoolWithTag(Adapter->Receives, CT_TAG);
  Adapter->Receives = NULL;
  return Status;
}

static NTSTATUS NTAPI CtSent(PDEVICE_OBJECT DeviceObject, PIRP Irp,
                             PVOID Context) {
  PCT_SEND Send = (PCT_SEND)Context;
  PCT_ADAPTER Adapter = Send->Adapter;
  PNDIS_PACKET Packet = Send->Packet;
  NDIS_STATUS Status = Irp->IoStatus.Status;

  IoFreeIrp(Irp);
  NdisFreeToNPagedLookasideList(&CtGlobals.Sends, Send);
  NdisMSendComplete(Adapter->Handle, Packet, Status);
  CtEnd(Adapter);
  return STATUS_MORE_PROCESSING_REQUIRED;
}

// False if the frame does not fit, or a part of it cannot be mapped.
static BOOLEAN CtGather(PCT_SEND Send) {
  PNDIS_BUFFER Buffer;
  UINT Total, Length;
  PVOID Data;

  NdisQueryPacket(Send->Packet, NULL, NULL, &Buffer, &Total);
  if (Total > CT_MAX_FRAME)
    return FALSE;
  Send->Length = 0;
  while (Buffer != NULL) {
    NdisQueryBufferSafe(Buffer, &Data, &Length, NormalPagePriority);
    if (Data == NULL)
      return FALSE;
    NdisMoveMemory(Send->Data + Send->Length, Data, Length);
    Send->Length += Length;
    NdisGetNextBuffer(Buffer, &Buffer);
  }
  return TRUE;
}

// Success means that CtSent completes the packet.
static NDIS_STATUS CtSendPacket(PCT_ADAPTER Adapter, PNDIS_PACKET Packet) {
  PCT_SEND Send;
  PIRP Irp;

  Send = (PCT_SEND)NdisAllocateFromNPagedLookasideList(&CtGlobals.Sends);
  if (Send == NULL)
    return NDIS_STATUS_RESOURCES;
  Send->Adapter = Adapter;
  Send->Packet = Packet;
  if (!CtGather(Send))
    goto FailGather;

  Irp = IoAllocateIrp(Adapter->Next->StackSize, FALSE);
  if (Irp == NULL)
    goto FailGather;
  if (!CtBegin(Adapter))
    goto FailBegin;

  RtlZeroMemory(&Send->Urb, sizeof(Send->Urb));
  Send->Urb.PipeHandle = Adapter->PipeOut;
  Send->Urb.TransferBuffer = Send->Data;
  Send->Urb.TransferBufferLength = Send->Length;
  CtSubmit(Adapter, Irp, &Send->Urb, CtSent, Send);
  return NDIS_STATUS_SUCCESS;

FailBegin:
  IoFreeIrp(Irp);
FailGather:
  NdisFreeToNPagedLookasideList(&CtGlobals.Sends, Send);
  return NDIS_STATUS_FAILURE;
}

VOID NTAPI CtSendPackets(NDIS_HANDLE Context, PPNDIS_PACKET Packets,
                         UINT Count) {
  PCT_ADAPTER Adapter = (PCT_ADAPTER)Context;
  UINT Index;

  for (Index = 0; Index < Count; ++Index) {
    NDIS_STATUS Status = CtSendPacket(Adapter, Packets[Index]);

    if (Status != NDIS_STATUS_SUCCESS)
      NdisMSendComplete(Adapter->Handle, Packets[Index], Status);
  }
}
