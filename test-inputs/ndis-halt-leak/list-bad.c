// Blocks for frames are kept in a list, and stay in it.

#include "../include/ndis5_adapter.h"

#define BLOCKS 32

typedef struct _BLOCK {
  LIST_ENTRY Link;
  UCHAR Frame[1514];
} BLOCK, *PBLOCK;

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  LIST_ENTRY FreeBlocks;
  NDIS_HANDLE BufferPool;
} ADAPTER, *PADAPTER;

static VOID FreeBlocks(PADAPTER Adapter) {
  while (!IsListEmpty(&Adapter->FreeBlocks)) {
    PLIST_ENTRY Entry = RemoveHeadList(&Adapter->FreeBlocks);

    NdisFreeMemory(CONTAINING_RECORD(Entry, BLOCK, Link), sizeof(BLOCK), 0);
  }
}

static NDIS_STATUS AllocateBlocks(PADAPTER Adapter) {
  PBLOCK Block;
  ULONG Index;

  InitializeListHead(&Adapter->FreeBlocks);
  for (Index = 0; Index < BLOCKS; ++Index) {
    if (NdisAllocateMemoryWithTag((PVOID *)&Block, sizeof(*Block), 'lB') !=
        NDIS_STATUS_SUCCESS) {
      FreeBlocks(Adapter);
      return NDIS_STATUS_RESOURCES;
    }
    InsertTailList(&Adapter->FreeBlocks, &Block->Link);
  }
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NTAPI Initialize(PNDIS_STATUS OpenErrorStatus,
                                    PUINT SelectedMediumIndex,
                                    PNDIS_MEDIUM MediumArray,
                                    UINT MediumArraySize,
                                    NDIS_HANDLE AdapterHandle,
                                    NDIS_HANDLE ConfigurationContext) {
  PADAPTER Adapter;
  NDIS_STATUS Status;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Adapter, sizeof(*Adapter), 'dA');
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisMSetAttributes(AdapterHandle, Adapter, FALSE, NdisInterfacePci);

  NdisAllocateBufferPool(&Status, &Adapter->BufferPool, BLOCKS);
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoPool;
  Status = AllocateBlocks(Adapter);
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoBlocks;
  return NDIS_STATUS_SUCCESS;

NoBlocks:
  NdisFreeBufferPool(Adapter->BufferPool);
NoPool:
  NdisFreeMemory(Adapter, 0, 0);
  return Status;
}

static VOID NTAPI Halt_Bad(NDIS_HANDLE AdapterContext) { // expect: ndis-halt-leak: 'Halt_Bad' never gives back the memory
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisFreeBufferPool(Adapter->BufferPool);
  NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize, Halt_Bad);
}
