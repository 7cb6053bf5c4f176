// Whatever is received gets a packet of the driver's pool. Unload frees the pool
// when NDIS has stopped to call the protocol.

#include "../include/ndis5_protocol.h"

static NDIS_HANDLE ProtocolHandle;
static NDIS_HANDLE PacketPool;

static NDIS_STATUS NTAPI Receive(NDIS_HANDLE BindingContext,
                                 NDIS_HANDLE ReceiveContext, PVOID Header,
                                 UINT HeaderSize, PVOID Lookahead,
                                 UINT LookaheadSize, UINT PacketSize) {
  PNDIS_PACKET Packet;
  NDIS_STATUS Status;

  NdisDprAllocatePacket(&Status, &Packet, PacketPool);
  if (Status != NDIS_STATUS_SUCCESS)
    return NDIS_STATUS_NOT_ACCEPTED;
  NdisDprFreePacket(Packet);
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
  NdisFreePacketPool(PacketPool);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  DriverObject->DriverUnload = Unload_Ok;
  NdisAllocatePacketPool(&Status, &PacketPool, 32,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  DescribeProtocol(&Chars);
  Chars.ReceiveHandler = Receive;
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    NdisFreePacketPool(PacketPool);
  return Status;
}
