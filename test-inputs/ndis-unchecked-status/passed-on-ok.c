// Somebody who is not seen gets the status, or stands for it.

#include "../include/ndis5_protocol.h"

typedef struct _LOG {
  NDIS_STATUS Last;
} LOG;

VOID Record(NDIS_STATUS Status);
VOID StopIfBad(const LOG *Log);

static NDIS_HANDLE PacketPool;
static PNDIS_PACKET First;
static PNDIS_PACKET Second;
static LOG Log;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisFreePacket(Second);
  NdisFreePacket(First);
  NdisFreePacketPool(PacketPool);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_STATUS Status;

  DriverObject->DriverUnload = Unload;
  NdisAllocatePacketPool(&Status, &PacketPool, 32, 0);
  Log.Last = Status;
  StopIfBad(&Log);
  NdisAllocatePacket(&Status, &First, PacketPool);
  Record(Status);
  NDIS_SET_PACKET_STATUS(First, 0);
  NdisAllocatePacket(&Status, &Second, PacketPool);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreePacket(First);
    NdisFreePacketPool(PacketPool);
  }
  return Status;
}
