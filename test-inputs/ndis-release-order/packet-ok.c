// The packet goes first, and its pool after it.

#include "../include/ndis5_protocol.h"

static NDIS_HANDLE PacketPool;
static PNDIS_PACKET Probe;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  NdisFreePacket(Probe);
  NdisFreePacketPool(PacketPool);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_STATUS Status;

  DriverObject->DriverUnload = Unload_Ok;
  NdisAllocatePacketPool(&Status, &PacketPool, 32, 0);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisAllocatePacket(&Status, &Probe, PacketPool);
  if (Status != NDIS_STATUS_SUCCESS)
    NdisFreePacketPool(PacketPool);
  return Status;
}
