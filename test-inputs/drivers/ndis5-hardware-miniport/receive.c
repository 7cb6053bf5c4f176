// Frames from the controller, in packets that are made once.

#include "gannet.h"

// The last reference lets GnHalt go on.
VOID GnDereference(PGN_ADAPTER Adapter) {
  if (NdisInterlockedDecrement(&Adapter->Indicated) == 0)
    NdisSetEvent(&Adapter->Returned);
}

// The slot is the controller's again.
VOID NTAPI GnReturnPacket(NDIS_HANDLE Context, PNDIS_PACKET Packet) {
  PGN_ADAPTER Adapter = (PGN_ADAPTER)Context;
  PGN_DESCRIPTOR Ring = (PGN_DESCRIPTOR)Adapter->ReceiveRing.Memory;
  UINT Slot = *(PUINT)Packet->MiniportReserved;

  Ring[Slot].Length = GN_BUFFER_BYTES;
  Ring[Slot].Flags = GN_OF_CONTROLLER;
  GnDereference(Adapter);
}

// The next packet that the controller has filled, or null.
static PNDIS_PACKET GnNextPacket(PGN_ADAPTER Adapter) {
  PGN_DESCRIPTOR Ring = (PGN_DESCRIPTOR)Adapter->ReceiveRing.Memory;
  PNDIS_PACKET Packet = NULL;
  PNDIS_BUFFER Buffer;
  UINT Slot;

  NdisDprAcquireSpinLock(&Adapter->ReceiveLock);
  Slot = Adapter->ReceiveNext;
  if ((Ring[Slot].Flags & GN_OF_CONTROLLER) == 0 && Ring[Slot].Length != 0) {
    Packet = Adapter->Packets[Slot];
    NdisQueryPacket(Packet, NULL, NULL, &Buffer, NULL);
    NdisAdjustBufferLength(Buffer, Ring[Slot].Length);
    NdisRecalculatePacketCounts(Packet);
    Ring[Slot].Length = 0; // indicated once
    Adapter->ReceiveNext = (Slot + 1) % GN_RECEIVE_SLOTS;
  }
  NdisDprReleaseSpinLock(&Adapter->ReceiveLock);
  return Packet;
}

// A packet that NDIS left pending comes back through GnReturnPacket; any other
// one is ours again at once.
VOID GnReceive(PGN_ADAPTER Adapter) {
  UINT Budget;

  for (Budget = GN_RECEIVE_SLOTS; Budget != 0; --Budget) {
    PNDIS_PACKET Packet = GnNextPacket(Adapter);

    if (Packet == NULL)
      break;
    NdisInterlockedIncrement(&Adapter->Indicated);
    NDIS_SET_PACKET_STATUS(Packet, NDIS_STATUS_SUCCESS);
    NdisMIndicateReceivePacket(Adapter->Handle, &Packet, 1);
    if (NDIS_GET_PACKET_STATUS(Packet) != NDIS_STATUS_PENDING)
      GnReturnPacket(Adapter, Packet);
    NdisInterlockedIncrement((PLONG)&Adapter->FramesReceived);
  }
}
