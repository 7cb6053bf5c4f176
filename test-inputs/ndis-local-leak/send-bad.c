// A send routine copies the packet, and finds that it is too long.

#include "../include/ndis5_sender.h"

#define FRAME_TAG 'fSLL'
#define FRAME_SIZE 1514

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_HANDLE Below;
  NDIS_HANDLE PacketPool;
  NDIS_HANDLE BufferPool;
  PVOID Window;
} ADAPTER, *PADAPTER;

static NDIS_STATUS NTAPI Send_Bad(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  PNDIS_BUFFER Buffer;
  PNDIS_PACKET Ours;
  PVOID Frame;
  NDIS_STATUS Status;
  UINT Length;

  Status = NdisAllocateMemoryWithTag(&Frame, FRAME_SIZE, FRAME_TAG);
  if (Status != NDIS_STATUS_SUCCESS)
    return NDIS_STATUS_RESOURCES;
  NdisQueryPacket(Packet, NULL, NULL, &Buffer, &Length);
  if (Length > FRAME_SIZE)
    return NDIS_STATUS_INVALID_PACKET; // expect: ndis-local-leak: 'Send_Bad' returns without giving back the memory
  if (Length <= 60) {
    NdisMoveMemory(Adapter->Window, Frame, Length);
    NdisFreeMemory(Frame, 0, 0);
    return NDIS_STATUS_SUCCESS;
  }
  NdisAllocatePacket(&Status, &Ours, Adapter->PacketPool);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreeMemory(Frame, 0, 0);
    return NDIS_STATUS_RESOURCES;
  }
  NdisAllocateBuffer(&Status, &Buffer, Adapter->BufferPool, Frame, Length);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreePacket(Ours);
    NdisFreeMemory(Frame, 0, 0);
    return NDIS_STATUS_RESOURCES;
  }
  NdisChainBufferAtFront(Ours, Buffer);
  if (Flags == 0) {
    /* It comes back to the routine that completes the sends. */
    NdisSendPackets(Adapter->Below, &Ours, 1);
    return NDIS_STATUS_PENDING;
  }
  NdisMIndicateReceivePacket(Adapter->Handle, &Ours, 1);
  return NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Bad);
}
