// The pool goes first, and its packet after it.

#include "../include/ndis5_protocol.h"

static NDIS_HANDLE PacketPool;
static PNDIS_PACKET Probe;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  NdisFreePacketPool(PacketPool); // expect: ndis-release-order: the packet pool is given back before the packet
  NdisFreePacket(Probe); // note: the packet is given back only here
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_STATUS Status;

  DriverObject->DriverUnload = Unload_Bad;
  NdisAllocatePacketPool(&Status, &PacketPool, 32, 0);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisAllocatePacket(&Status, &Probe, PacketPool);
  if (Status != NDIS_STATUS_SUCCESS)
    NdisFreePacketPool(PacketPool);
  return Status;
}
