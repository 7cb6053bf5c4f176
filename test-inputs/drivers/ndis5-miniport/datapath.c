// Frames to the card, and frames from it.

#include "quillnic.h"

// Where a packet of ours keeps its frame.
#define QL_FRAME_OF(_Packet) (*(PQL_FRAME *)(_Packet)->MiniportReserved)

// The bytes copied, or 0 if the packet is too long or cannot be mapped.
static UINT QlCopyPacket(PNDIS_PACKET Packet, PUCHAR Target) {
  PNDIS_BUFFER Buffer;
  UINT Total;
  UINT Copied = 0;

  NdisQueryPacket(Packet, NULL, NULL, &Buffer, &Total);
  if (Total > QL_MAX_FRAME)
    return 0;

  while (Buffer != NULL) {
    PVOID Data;
    UINT Length;

    NdisQueryBufferSafe(Buffer, &Data, &Length, NormalPagePriority);
    if (Data == NULL)
      return 0;
    NdisMoveMemory(Target + Copied, Data, Length);
    Copied += Length;
    NdisGetNextBuffer(Buffer, &Buffer);
  }
  return Copied;
}

// NDIS serializes this routine with the interrupt's. A packet is copied, so it
// is done when this returns.
NDIS_STATUS NTAPI QlSend(NDIS_HANDLE Context, PNDIS_PACKET Packet, UINT Flags) {
  PQL_ADAPTER Adapter = (PQL_ADAPTER)Context;
  UINT Index = Adapter->SendNext;
  PQL_SLOT Slot = &Adapter->Rings->Send[Index];
  UINT Length;

  UNREFERENCED_PARAMETER(Flags);
  if (Slot->Flags & QL_SLOT_OF_CARD)
    return NDIS_STATUS_RESOURCES;

  Length = QlCopyPacket(Packet, Adapter->Rings->SendData[Index]);
  if (Length == 0)
    return NDIS_STATUS_FAILURE;

  Slot->Length = (USHORT)Length;
  Slot->Flags = QL_SLOT_OF_CARD;
  Adapter->SendNext = (Index + 1) % QL_RING_SLOTS;
  NdisRawWritePortUshort(Adapter->Ports + QL_REG_KICK, (USHORT)Index);

  NdisDprAcquireSpinLock(&Adapter->Lock);
  ++Adapter->FramesSent;
  NdisDprReleaseSpinLock(&Adapter->Lock);
  return NDIS_STATUS_SUCCESS;
}

// A packet with a frame and the buffer that describes it, or null.
static PNDIS_PACKET QlBuildPacket(PVOID Data, UINT Length) {
  PNDIS_PACKET Packet;
  PNDIS_BUFFER Buffer;
  PQL_FRAME Frame;
  NDIS_STATUS Status;

  Frame = (PQL_FRAME)NdisAllocateFromNPagedLookasideList(&QlGlobal.Frames);
  if (Frame == NULL)
    return NULL;

  NdisDprAllocatePacket(&Status, &Packet, QlGlobal.PacketPool);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailPacket;

  NdisAllocateBuffer(&Status, &Buffer, QlGlobal.BufferPool, Frame, Length);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailBuffer;

  NdisMoveMemory(Frame->Data, Data, Length);
  NdisChainBufferAtFront(Packet, Buffer);
  QL_FRAME_OF(Packet) = Frame;
  NDIS_SET_PACKET_HEADER_SIZE(Packet, QL_MIN_FRAME);
  NDIS_SET_PACKET_STATUS(Packet, NDIS_STATUS_SUCCESS);
  return Packet;

FailBuffer:
  NdisDprFreePacket(Packet);
FailPacket:
  NdisFreeToNPagedLookasideList(&QlGlobal.Frames, Frame);
  return NULL;
}

static VOID QlFreePacket(PNDIS_PACKET Packet) {
  PQL_FRAME Frame = QL_FRAME_OF(Packet);
  PNDIS_BUFFER Buffer;

  NdisUnchainBufferAtFront(Packet, &Buffer);
  NdisFreeBuffer(Buffer);
  NdisDprFreePacket(Packet);
  NdisFreeToNPagedLookasideList(&QlGlobal.Frames, Frame);
}

VOID NTAPI QlReturnPacket(NDIS_HANDLE Context, PNDIS_PACKET Packet) {
  QlFreePacket(Packet);
  QlDereferenceAdapter((PQL_ADAPTER)Context);
}

// A packet that NDIS left pending comes back through QlReturnPacket; any other
// one is ours again at once.
static VOID QlIndicate(PQL_ADAPTER Adapter, PVOID Data, UINT Length) {
  PNDIS_PACKET Packet = QlBuildPacket(Data, Length);

  if (Packet == NULL)
    return;

  NdisInterlockedIncrement(&Adapter->References);
  NdisMIndicateReceivePacket(Adapter->Handle, &Packet, 1);
  if (NDIS_GET_PACKET_STATUS(Packet) != NDIS_STATUS_PENDING)
    QlReturnPacket(Adapter, Packet);

  NdisDprAcquireSpinLock(&Adapter->Lock);
  ++Adapter->FramesReceived;
  NdisDprReleaseSpinLock(&Adapter->Lock);
}

VOID QlReceive(PQL_ADAPTER Adapter) {
  ULONG Handled;

  for (Handled = 0; Handled < QL_RING_SLOTS; ++Handled) {
    UINT Index = Adapter->ReceiveNext;
    PQL_SLOT Slot = &Adapter->Rings->Receive[Index];

    if (Slot->Flags & QL_SLOT_OF_CARD)
      break;
    if (Slot->Length >= QL_MIN_FRAME && Slot->Length <= QL_MAX_FRAME)
      QlIndicate(Adapter, Adapter->Rings->ReceiveData[Index], Slot->Length);

    Slot->Length = QL_SLOT_BYTES;
    Slot->Flags = QL_SLOT_OF_CARD;
    Adapter->ReceiveNext = (Index + 1) % QL_RING_SLOTS;
  }
}
