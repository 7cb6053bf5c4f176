// One look at the end is a look at each status that went into it.

#include "../include/ndis5_protocol.h"

static NDIS_HANDLE PacketPool;
static NDIS_HANDLE BufferPool;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisFreeBufferPool(BufferPool);
  NdisFreePacketPool(PacketPool);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_STATUS Packets, Buffers;

  DriverObject->DriverUnload = Unload;
  NdisAllocatePacketPool(&Packets, &PacketPool, 32, 0);
  NdisAllocateBufferPool(&Buffers, &BufferPool, 32);
  if ((Packets | Buffers) != NDIS_STATUS_SUCCESS) {
    if (Packets == NDIS_STATUS_SUCCESS)
      NdisFreePacketPool(PacketPool);
    if (Buffers == NDIS_STATUS_SUCCESS)
      NdisFreeBufferPool(BufferPool);
    return STATUS_INSUFFICIENT_RESOURCES;
  }
  return STATUS_SUCCESS;
}
