// Frames of programs to an adapter, and of an adapter to programs.

#include "heron.h"

static VOID HnFinishWrite(PHN_BINDING Binding, PIRP Irp, NTSTATUS Status,
                          ULONG Length) {
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = Length;
  IoCompleteRequest(Irp, IO_NETWORK_INCREMENT);
  HnDereference(Binding);
}

// The caller's reference goes to the write, and its pages into the packet.
NTSTATUS HnWrite(PHN_BINDING Binding, PIRP Irp) {
  PNDIS_PACKET Packet;
  NDIS_STATUS Status;
  ULONG Length = Irp->MdlAddress ? MmGetMdlByteCount(Irp->MdlAddress) : 0;

  IoMarkIrpPending(Irp);
  if (Length < HN_HEADER_BYTES || Length > HN_MAX_FRAME) {
    HnFinishWrite(Binding, Irp, STATUS_INVALID_BUFFER_SIZE, 0);
    return STATUS_PENDING;
  }

  NdisAllocatePacket(&Status, &Packet, Binding->SendPool);
  if (Status != NDIS_STATUS_SUCCESS) {
    HnFinishWrite(Binding, Irp, STATUS_INSUFFICIENT_RESOURCES, 0);
    return STATUS_PENDING;
  }
  HN_OF(Packet)->Irp = Irp;
  HN_OF(Packet)->Length = Length;
  NdisChainBufferAtFront(Packet, Irp->MdlAddress);

  NdisSend(&Status, Binding->Handle, Packet);
  if (Status != NDIS_STATUS_PENDING)
    HnSendComplete(Binding, Packet, Status);
  return STATUS_PENDING;
}

// The buffer is the program's, and goes with its IRP.
VOID NTAPI HnSendComplete(NDIS_HANDLE Context, PNDIS_PACKET Packet,
                          NDIS_STATUS Status) {
  PIRP Irp = HN_OF(Packet)->Irp;
  ULONG Length = HN_OF(Packet)->Length;

  NdisFreePacket(Packet);
  HnFinishWrite((PHN_BINDING)Context, Irp,
                Status == NDIS_STATUS_SUCCESS ? STATUS_SUCCESS
                                              : STATUS_UNSUCCESSFUL,
                Status == NDIS_STATUS_SUCCESS ? Length : 0);
}

// A frame in one piece goes to the oldest read; without one it is lost.
static VOID HnDeliver(PHN_BINDING Binding, const UCHAR *Frame, ULONG Length) {
  PIRP Irp = HnTakeRead(Binding);
  PVOID To;

  if (Irp == NULL)
    return;
  To = Irp->MdlAddress
           ? MmGetSystemAddressForMdlSafe(Irp->MdlAddress, NormalPagePriority)
           : NULL;
  if (To == NULL) {
    HnFinishRead(Binding, Irp, STATUS_INSUFFICIENT_RESOURCES, 0);
    return;
  }
  Length = min(Length, MmGetMdlByteCount(Irp->MdlAddress));
  NdisMoveMemory(To, Frame, Length);
  HnFinishRead(Binding, Irp, STATUS_SUCCESS, Length);
}

// Memory for a frame, with a packet and a buffer for the rest of it; or null.
static PNDIS_PACKET HnBuildTransfer(PHN_BINDING Binding, ULONG Length) {
  PNDIS_PACKET Packet;
  PNDIS_BUFFER Buffer;
  NDIS_STATUS Status;
  PUCHAR Frame;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Frame, HN_HEADER_BYTES + Length,
                                     HN_TAG);
  if (Status != NDIS_STATUS_SUCCESS)
    return NULL;

  NdisAllocatePacket(&Status, &Packet, Binding->TransferPool);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailPacket;

  NdisAllocateBuffer(&Status, &Buffer, Binding->BufferPool,
                     Frame + HN_HEADER_BYTES, Length);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailBuffer;

  NdisChainBufferAtFront(Packet, Buffer);
  HN_OF(Packet)->Frame = Frame;
  HN_OF(Packet)->Length = HN_HEADER_BYTES + Length;
  return Packet;

FailBuffer:
  NdisFreePacket(Packet);
FailPacket:
  NdisFreeMemory(Frame, 0, 0);
  return NULL;
}

// What is there already comes as the lookahead; the rest is asked for.
NDIS_STATUS NTAPI HnReceive(NDIS_HANDLE Context, NDIS_HANDLE ReceiveContext,
                            PVOID Header, UINT HeaderSize, PVOID Lookahead,
                            UINT LookaheadSize, UINT PacketSize) {
  PHN_BINDING Binding = (PHN_BINDING)Context;
  PNDIS_PACKET Packet;
  NDIS_STATUS Status;
  UINT Bytes;

  UNREFERENCED_PARAMETER(Lookahead);
  UNREFERENCED_PARAMETER(LookaheadSize);
  if (HeaderSize != HN_HEADER_BYTES ||
      PacketSize > HN_MAX_FRAME - HN_HEADER_BYTES)
    return NDIS_STATUS_NOT_ACCEPTED;

  Packet = HnBuildTransfer(Binding, PacketSize);
  if (Packet == NULL)
    return NDIS_STATUS_NOT_ACCEPTED;
  NdisMoveMemory(HN_OF(Packet)->Frame, Header, HN_HEADER_BYTES);

  HnReference(Binding);
  NdisTransferData(&Status, Binding->Handle, ReceiveContext, 0, PacketSize,
                   Packet, &Bytes);
  if (Status != NDIS_STATUS_PENDING)
    HnTransferComplete(Binding, Packet, Status, Bytes);
  return NDIS_STATUS_SUCCESS;
}

VOID NTAPI HnTransferComplete(NDIS_HANDLE Context, PNDIS_PACKET Packet,
                              NDIS_STATUS Status, UINT Bytes) {
  PHN_BINDING Binding = (PHN_BINDING)Context;
  PVOID Frame = HN_OF(Packet)->Frame;
  ULONG Length = HN_OF(Packet)->Length;
  PNDIS_BUFFER Buffer;

  if (Status == NDIS_STATUS_SUCCESS && Bytes + HN_HEADER_BYTES == Length)
    HnDeliver(Binding, (const UCHAR *)Frame, Length);
  NdisUnchainBufferAtFront(Packet, &Buffer);
  NdisFreeBuffer(Buffer);
  NdisFreePacket(Packet);
  NdisFreeMemory(Frame, 0, 0);
  HnDereference(Binding);
}

// The packet is not kept: its first buffer has all that is wanted of it.
INT NTAPI HnReceivePacket(NDIS_HANDLE Context, PNDIS_PACKET Packet) {
  PNDIS_BUFFER Buffer;
  PVOID Frame = NULL;
  UINT Length = 0, Total;

  NdisQueryPacket(Packet, NULL, NULL, &Buffer, &Total);
  if (Buffer != NULL)
    NdisQueryBufferSafe(Buffer, &Frame, &Length, NormalPagePriority);
  if (Frame != NULL && Length == Total)
    HnDeliver((PHN_BINDING)Context, (const UCHAR *)Frame, Length);
  return 0;
}

VOID NTAPI HnReceiveComplete(NDIS_HANDLE Context) {
  UNREFERENCED_PARAMETER(Context);
}
