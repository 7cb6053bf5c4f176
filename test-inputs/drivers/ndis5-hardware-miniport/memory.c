// What the controller shares with the driver, and the packets made over it.

#include "gannet.h"

static NDIS_STATUS GnAllocateShared(PGN_ADAPTER Adapter, PGN_SHARED Shared,
                                    ULONG Size) {
  NdisMAllocateSharedMemory(Adapter->Handle, Size, FALSE, &Shared->Memory,
                            &Shared->Address);
  if (Shared->Memory == NULL)
    return NDIS_STATUS_RESOURCES;

  NdisZeroMemory(Shared->Memory, Size);
  Shared->Size = Size;
  return NDIS_STATUS_SUCCESS;
}

static VOID GnFreeShared(PGN_ADAPTER Adapter, PGN_SHARED Shared) {
  NdisMFreeSharedMemory(Adapter->Handle, Shared->Size, FALSE, Shared->Memory,
                        Shared->Address);
  Shared->Memory = NULL;
}

NDIS_STATUS GnAllocateRings(PGN_ADAPTER Adapter) {
  NDIS_STATUS Status;

  Status = GnAllocateShared(Adapter, &Adapter->SendRing,
                            GN_SEND_SLOTS * sizeof(GN_DESCRIPTOR));
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  Status = GnAllocateShared(Adapter, &Adapter->ReceiveRing,
                            GN_RECEIVE_SLOTS * sizeof(GN_DESCRIPTOR));
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailReceiveRing;

  Status = GnAllocateShared(Adapter, &Adapter->ReceiveData,
                            GN_RECEIVE_SLOTS * GN_BUFFER_BYTES);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailReceiveData;
  return NDIS_STATUS_SUCCESS;

FailReceiveData:
  GnFreeShared(Adapter, &Adapter->ReceiveRing);
FailReceiveRing:
  GnFreeShared(Adapter, &Adapter->SendRing);
  return Status;
}

VOID GnFreeRings(PGN_ADAPTER Adapter) {
  GnFreeShared(Adapter, &Adapter->ReceiveData);
  GnFreeShared(Adapter, &Adapter->ReceiveRing);
  GnFreeShared(Adapter, &Adapter->SendRing);
}

// A packet whose one buffer describes a slot's share of ReceiveData.
static NDIS_STATUS GnAllocatePacket(PGN_ADAPTER Adapter, UINT Slot,
                                    PNDIS_PACKET *PacketPointer) {
  PNDIS_PACKET Packet;
  PNDIS_BUFFER Buffer;
  NDIS_STATUS Status;

  NdisAllocatePacket(&Status, &Packet, Adapter->PacketPool);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  NdisAllocateBuffer(&Status, &Buffer, Adapter->BufferPool,
                     (PUCHAR)Adapter->ReceiveData.Memory +
                         Slot * GN_BUFFER_BYTES,
                     GN_BUFFER_BYTES);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreePacket(Packet);
    return Status;
  }
  NdisChainBufferAtFront(Packet, Buffer);
  NDIS_SET_PACKET_HEADER_SIZE(Packet, GN_HEADER_BYTES);
  *(PUINT)Packet->MiniportReserved = Slot;
  *PacketPointer = Packet;
  return NDIS_STATUS_SUCCESS;
}

VOID GnFreePackets(PGN_ADAPTER Adapter) {
  PNDIS_BUFFER Buffer;

  while (Adapter->PacketCount > 0) {
    PNDIS_PACKET Packet = Adapter->Packets[--Adapter->PacketCount];

    NdisUnchainBufferAtFront(Packet, &Buffer);
    NdisFreeBuffer(Buffer);
    NdisFreePacket(Packet);
  }
}

NDIS_STATUS GnAllocatePackets(PGN_ADAPTER Adapter) {
  NDIS_STATUS Status;

  while (Adapter->PacketCount < GN_RECEIVE_SLOTS) {
    Status = GnAllocatePacket(Adapter, Adapter->PacketCount,
                              &Adapter->Packets[Adapter->PacketCount]);
    if (Status != NDIS_STATUS_SUCCESS) {
      GnFreePackets(Adapter);
      return Status;
    }
    ++Adapter->PacketCount;
  }
  return NDIS_STATUS_SUCCESS;
}
