// The allocation failed, and the jump goes to the label that frees it.

#include "../include/ndis5_miniport.h"

static NDIS_HANDLE PacketPool;
static NDIS_HANDLE BufferPool;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisFreeBufferPool(BufferPool);
  NdisFreePacketPool(PacketPool);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  NdisAllocatePacketPool(&Status, &PacketPool, 32, // note: assuming that the acquisition of the packet pool fails
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FreePackets;
  NdisAllocateBufferPool(&Status, &BufferPool, 32);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FreePackets;
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    goto FreeBuffers;
  NdisMRegisterUnloadHandler(Wrapper, Unload);
  return STATUS_SUCCESS;

FreeBuffers:
  NdisFreeBufferPool(BufferPool);
FreePackets:
  NdisFreePacketPool(PacketPool); // expect: ndis-release-unacquired: the packet pool is released although its acquisition failed
  NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
