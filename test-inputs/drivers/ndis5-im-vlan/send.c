// Frames of a VLAN to its trunk: copied, with the tag between.

#include "sluice.h"

// The bytes copied, or 0 if there are more than Most or they cannot be mapped.
UINT SlCopyPacket(PNDIS_PACKET Packet, PUCHAR To, UINT Most) {
  PNDIS_BUFFER Buffer;
  UINT Total, Copied = 0;

  NdisQueryPacket(Packet, NULL, NULL, &Buffer, &Total);
  if (Total > Most)
    return 0;
  while (Buffer != NULL) {
    PVOID Data;
    UINT Length;

    NdisQueryBufferSafe(Buffer, &Data, &Length, NormalPagePriority);
    if (Data == NULL)
      return 0;
    NdisMoveMemory(To + Copied, Data, Length);
    Copied += Length;
    NdisGetNextBuffer(Buffer, &Buffer);
  }
  return Copied;
}

static UINT SlInsertTag(PUCHAR Data, UINT Length, USHORT Number) {
  UINT I;

  for (I = Length; I > SL_ADDRESS_BYTES; --I)
    Data[I - 1 + SL_TAG_BYTES] = Data[I - 1];
  Data[SL_ADDRESS_BYTES] = 0x81;
  Data[SL_ADDRESS_BYTES + 1] = 0x00;
  Data[SL_ADDRESS_BYTES + 2] = (UCHAR)(Number >> 8);
  Data[SL_ADDRESS_BYTES + 3] = (UCHAR)Number;
  return Length + SL_TAG_BYTES;
}

static VOID SlFreeSend(PSL_VLAN Vlan, PNDIS_PACKET Ours) {
  PSL_FRAME Frame = SL_SENT(Ours)->Frame;
  PNDIS_BUFFER Buffer;

  NdisUnchainBufferAtFront(Ours, &Buffer);
  NdisFreeBuffer(Buffer);
  NdisFreePacket(Ours);
  NdisFreeToNPagedLookasideList(&Vlan->Frames, Frame);
}

// A packet of ours that stands for this one.
static NDIS_STATUS SlBuildSend(PSL_VLAN Vlan, PNDIS_PACKET Packet,
                               PNDIS_PACKET *OursPointer) {
  PNDIS_PACKET Ours;
  PNDIS_BUFFER Buffer;
  NDIS_STATUS Status;
  PSL_FRAME Frame;
  UINT Length;

  Frame = (PSL_FRAME)NdisAllocateFromNPagedLookasideList(&Vlan->Frames);
  if (Frame == NULL)
    return NDIS_STATUS_RESOURCES;

  Length = SlCopyPacket(Packet, Frame->Data, SL_MAX_FRAME);
  Status = NDIS_STATUS_INVALID_PACKET;
  if (Length < SL_HEADER_BYTES)
    goto FailPacket;
  Length = SlInsertTag(Frame->Data, Length, Vlan->Number);

  NdisAllocatePacket(&Status, &Ours, Vlan->SendPool);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailPacket;

  NdisAllocateBuffer(&Status, &Buffer, Vlan->BufferPool, Frame->Data, Length);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailBuffer;

  NdisChainBufferAtFront(Ours, Buffer);
  SL_SENT(Ours)->Vlan = Vlan;
  SL_SENT(Ours)->Original = Packet;
  SL_SENT(Ours)->Frame = Frame;
  *OursPointer = Ours;
  return NDIS_STATUS_SUCCESS;

FailBuffer:
  NdisFreePacket(Ours);
FailPacket:
  NdisFreeToNPagedLookasideList(&Vlan->Frames, Frame);
  return Status;
}

static NDIS_STATUS SlSend(PSL_VLAN Vlan, PNDIS_PACKET Packet) {
  PNDIS_PACKET Ours;
  NDIS_STATUS Status;

  Status = SlBuildSend(Vlan, Packet, &Ours);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  NdisInterlockedIncrement(&Vlan->Busy);
  NdisSend(&Status, Vlan->Trunk->Handle, Ours);
  if (Status != NDIS_STATUS_PENDING) {
    SlFreeSend(Vlan, Ours);
    SlLeaveVlan(Vlan);
  }
  return Status;
}

VOID NTAPI SlSendPackets(NDIS_HANDLE Context, PPNDIS_PACKET Packets,
                         UINT Count) {
  PSL_VLAN Vlan = (PSL_VLAN)Context;
  UINT Index;

  for (Index = 0; Index < Count; ++Index) {
    NDIS_STATUS Status = SlSend(Vlan, Packets[Index]);

    if (Status != NDIS_STATUS_PENDING)
      NdisMSendComplete(Vlan->MiniportHandle, Packets[Index], Status);
  }
}

VOID NTAPI SlSendComplete(NDIS_HANDLE Context, PNDIS_PACKET Packet,
                          NDIS_STATUS Status) {
  PSL_VLAN Vlan = SL_SENT(Packet)->Vlan;
  PNDIS_PACKET Original = SL_SENT(Packet)->Original;

  UNREFERENCED_PARAMETER(Context);
  SlFreeSend(Vlan, Packet);
  if (Status == NDIS_STATUS_SUCCESS)
    NdisInterlockedIncrement((PLONG)&Vlan->FramesSent);
  NdisMSendComplete(Vlan->MiniportHandle, Original, Status);
  SlLeaveVlan(Vlan);
}
