// A helper hands the status on, and its caller looks at it.

#include "../include/ndis5_protocol.h"

typedef struct _POOLS {
  NDIS_HANDLE Packets;
  NDIS_HANDLE Buffers;
} POOLS;

static POOLS Pools;
static PNDIS_PACKET Probe;

static NDIS_STATUS CreatePackets(POOLS *To) {
  NDIS_STATUS Status;

  NdisAllocatePacketPool(&Status, &To->Packets, 16, 0);
  return Status;
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisFreePacket(Probe);
  NdisFreePacketPool(Pools.Packets);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_STATUS Status;

  DriverObject->DriverUnload = Unload;
  Status = CreatePackets(&Pools);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisAllocatePacket(&Status, &Probe, Pools.Packets);
  if (Status != NDIS_STATUS_SUCCESS)
    NdisFreePacketPool(Pools.Packets);
  return Status;
}
