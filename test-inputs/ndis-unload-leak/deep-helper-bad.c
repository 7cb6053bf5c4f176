// Pools of an NDIS 5 miniport in a structure in a structure, taken and given
// back by helpers of helpers.

#include "../include/ndis5_miniport.h"

typedef struct _POOLS {
  NDIS_HANDLE Packets;
  NDIS_HANDLE Buffers;
  NDIS_HANDLE Blocks;
} POOLS, *PPOOLS;

typedef struct _STATE {
  ULONG Version;
  struct {
    POOLS Receive;
    ULONG Lost;
  } Data;
} STATE, *PSTATE;

static STATE State;

static NDIS_STATUS TakePools(PPOOLS Pools) {
  NDIS_STATUS Status;

  NdisAllocatePacketPool(&Status, &Pools->Packets, 64,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoPackets;
  NdisAllocateBufferPool(&Status, &Pools->Buffers, 64); // note: the buffer pool is acquired here
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoBuffers;
  Pools->Blocks = NdisCreateBlockPool(2048, 16, 'lpmS', NULL);
  if (Pools->Blocks == NULL) {
    Status = NDIS_STATUS_RESOURCES;
    goto NoBlocks;
  }
  return NDIS_STATUS_SUCCESS;

NoBlocks:
  NdisFreeBufferPool(Pools->Buffers);
NoBuffers:
  NdisFreePacketPool(Pools->Packets);
NoPackets:
  return Status;
}

static VOID FreeBlocks_Bad(PPOOLS Pools) {
  NdisDestroyBlockPool(Pools->Blocks);
}

static VOID FreePools(PPOOLS Pools) {
  FreeBlocks_Bad(Pools);
  NdisFreePacketPool(Pools->Packets);
}

static VOID FreeState(PSTATE S) { FreePools(&S->Data.Receive); }

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) { // expect: ndis-unload-leak: 'Unload' never gives back the buffer pool
  FreeState(&State);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  Status = TakePools(&State.Data.Receive);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(Wrapper, NULL);
    NdisDestroyBlockPool(State.Data.Receive.Blocks);
    NdisFreeBufferPool(State.Data.Receive.Buffers);
    NdisFreePacketPool(State.Data.Receive.Packets);
    return Status;
  }
  NdisMRegisterUnloadHandler(Wrapper, Unload);
  return STATUS_SUCCESS;
}
