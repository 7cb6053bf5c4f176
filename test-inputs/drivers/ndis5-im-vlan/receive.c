// Frames of a trunk to the VLAN of their tag: copied, without it.

#include "sluice.h"

// The number in the tag, or 0 if there is none.
static USHORT SlTagOf(const UCHAR *Data, UINT Length) {
  if (Length < SL_HEADER_BYTES + SL_TAG_BYTES ||
      Data[SL_ADDRESS_BYTES] != 0x81 || Data[SL_ADDRESS_BYTES + 1] != 0x00)
    return 0;
  return (USHORT)((Data[SL_ADDRESS_BYTES + 2] & 0x0f) << 8 |
                  Data[SL_ADDRESS_BYTES + 3]);
}

static UINT SlRemoveTag(PUCHAR Data, UINT Length) {
  UINT I;

  for (I = SL_ADDRESS_BYTES + SL_TAG_BYTES; I < Length; ++I)
    Data[I - SL_TAG_BYTES] = Data[I];
  return Length - SL_TAG_BYTES;
}

// NDIS copies what is indicated as a last resource, so all of it is ours again
// when the call returns.
static VOID SlIndicate(PSL_VLAN Vlan, PSL_FRAME Frame, UINT Length) {
  PNDIS_PACKET Ours;
  PNDIS_BUFFER Buffer;
  NDIS_STATUS Status;

  NdisAllocatePacket(&Status, &Ours, Vlan->ReceivePool);
  if (Status != NDIS_STATUS_SUCCESS)
    return;
  NdisAllocateBuffer(&Status, &Buffer, Vlan->BufferPool, Frame->Data, Length);
  if (Status == NDIS_STATUS_SUCCESS) {
    NdisChainBufferAtFront(Ours, Buffer);
    NDIS_SET_PACKET_HEADER_SIZE(Ours, SL_HEADER_BYTES);
    NDIS_SET_PACKET_STATUS(Ours, NDIS_STATUS_RESOURCES);
    NdisMIndicateReceivePacket(Vlan->MiniportHandle, &Ours, 1);
    NdisInterlockedIncrement((PLONG)&Vlan->FramesReceived);
    NdisFreeBuffer(Buffer);
  }
  NdisFreePacket(Ours);
}

static VOID SlCopyAndIndicate(PSL_VLAN Vlan, PNDIS_PACKET Packet) {
  PSL_FRAME Frame =
      (PSL_FRAME)NdisAllocateFromNPagedLookasideList(&Vlan->Frames);
  UINT Length;

  if (Frame == NULL)
    return;
  Length = SlCopyPacket(Packet, Frame->Data, SL_TAGGED_BYTES);
  if (Length != 0)
    SlIndicate(Vlan, Frame, SlRemoveTag(Frame->Data, Length));
  NdisFreeToNPagedLookasideList(&Vlan->Frames, Frame);
}

INT NTAPI SlReceivePacket(NDIS_HANDLE Context, PNDIS_PACKET Packet) {
  PNDIS_BUFFER Buffer;
  PVOID Data = NULL;
  UINT Length = 0, Total;
  PSL_VLAN Vlan;
  USHORT Number;

  NdisQueryPacket(Packet, NULL, NULL, &Buffer, &Total);
  if (Buffer != NULL)
    NdisQueryBufferSafe(Buffer, &Data, &Length, NormalPagePriority);
  Number = Data != NULL ? SlTagOf((const UCHAR *)Data, Length) : 0;
  if (Number == 0)
    return 0;

  Vlan = SlEnterVlan((PSL_TRUNK)Context, Number);
  if (Vlan != NULL) {
    if (Vlan->PacketFilter != 0)
      SlCopyAndIndicate(Vlan, Packet);
    SlLeaveVlan(Vlan);
  }
  return 0;
}
