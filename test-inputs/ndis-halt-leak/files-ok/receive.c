// Pools for what comes in.

#include "adapter.h"

NDIS_STATUS CreateReceiver(PRECEIVER Receiver) {
  NDIS_STATUS Status;

  NdisAllocatePacketPool(&Status, &Receiver->PacketPool, 32,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisAllocateBufferPool(&Status, &Receiver->BufferPool, 32);
  if (Status != NDIS_STATUS_SUCCESS)
    NdisFreePacketPool(Receiver->PacketPool);
  return Status;
}

VOID DeleteReceiver(PRECEIVER Receiver) {
  NdisFreeBufferPool(Receiver->BufferPool);
  NdisFreePacketPool(Receiver->PacketPool);
}
