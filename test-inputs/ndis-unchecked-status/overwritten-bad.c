// The status of the pool is overwritten by that of the packet.

#include "../include/ndis5_protocol.h"

static NDIS_HANDLE PacketPool;
static PNDIS_PACKET Probe;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisFreePacket(Probe);
  NdisFreePacketPool(PacketPool);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_STATUS Status;

  DriverObject->DriverUnload = Unload;
  NdisAllocatePacketPool(&Status, &PacketPool, 32, 0); // expect: ndis-unchecked-status: the packet pool is used before anybody looks
  NdisAllocatePacket(&Status, &Probe, PacketPool); // note: the packet pool is used here
  if (Status != NDIS_STATUS_SUCCESS)
    NdisFreePacketPool(PacketPool);
  return Status;
}
