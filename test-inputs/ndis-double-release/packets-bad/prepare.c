#include "precomp.h"

NDIS_STATUS Prepare(PPREPARED P) {
  NDIS_STATUS Status;

  NdisAllocatePacketPool(&Status, &P->PacketPool, 1,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoPacketPool;
  NdisAllocateBufferPool(&Status, &P->BufferPool, 1);
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoBufferPool;
  NdisAllocatePacket(&Status, &P->Packet, P->PacketPool);
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoPacket;
  NdisAllocateBuffer(&Status, &P->Buffer, P->BufferPool, P->Frame,
                     sizeof(P->Frame));
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoBuffer;
  return NDIS_STATUS_SUCCESS;

NoBuffer:
  NdisFreePacket(P->Packet);
NoPacket:
  NdisFreeBufferPool(P->BufferPool);
NoBufferPool:
  NdisFreePacketPool(P->PacketPool);
NoPacketPool:
  return Status;
}

VOID FreePackets(PPREPARED P) {
  NdisFreeBuffer(P->Buffer);
  NdisFreePacket(P->Packet); // expect: ndis-double-release: the packet is released a second time
}

VOID FreePools(PPREPARED P) {
  NdisFreeBufferPool(P->BufferPool);
  NdisFreePacketPool(P->PacketPool);
}
