// Blocks of the adapter are freed by way of an array of them. Where the adapter
// halts it holds one that is gone, and not the one that is left.

#include "../include/ndis6_miniport.h"

#define BLOCK_TAG 'kclB'

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  PVOID Ring;
  PVOID Filters;
  PVOID Names;
} ADAPTER, *PADAPTER;

static NDIS_HANDLE MiniportDriver;

static PVOID Take(NDIS_HANDLE Handle, UINT Size) {
  return NdisAllocateMemoryWithTagPriority(Handle, Size, BLOCK_TAG,
                                           NormalPoolPriority);
}

static NDIS_STATUS NTAPI Initialize(NDIS_HANDLE AdapterHandle,
                                    NDIS_HANDLE DriverContext,
                                    PNDIS_MINIPORT_INIT_PARAMETERS Parameters) {
  NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES Attributes;
  PADAPTER Adapter = (PADAPTER)Take(AdapterHandle, sizeof(ADAPTER));
  PVOID Blocks[3], *Block;
  NDIS_STATUS Status = NDIS_STATUS_RESOURCES;

  if (Adapter == NULL)
    return NDIS_STATUS_RESOURCES;
  NdisZeroMemory(Adapter, sizeof(ADAPTER));
  Adapter->Handle = AdapterHandle;
  Adapter->Ring = Take(AdapterHandle, 4096);
  Adapter->Filters = Take(AdapterHandle, 512);
  Adapter->Names = Take(AdapterHandle, 64);
  if (Adapter->Ring != NULL && Adapter->Filters != NULL &&
      Adapter->Names != NULL) {
    NdisZeroMemory(&Attributes, sizeof(Attributes));
    Attributes.MiniportAdapterContext = Adapter;
    Status = NdisMSetMiniportAttributes(
        AdapterHandle, (PNDIS_MINIPORT_ADAPTER_ATTRIBUTES)&Attributes);
  }
  if (Status == NDIS_STATUS_SUCCESS)
    return Status;
  Blocks[0] = Adapter->Ring;
  Blocks[1] = Adapter->Filters;
  Blocks[2] = Adapter->Names;
  for (Block = Blocks; Block < Blocks + 3; ++Block)
    if (*Block != NULL)
      NdisFreeMemory(*Block, 0, 0);
  NdisFreeMemory(Adapter, 0, 0);
  return Status;
}

static NDIS_STATUS NTAPI Pause(NDIS_HANDLE AdapterContext,
                               PNDIS_MINIPORT_PAUSE_PARAMETERS Parameters) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  PVOID Blocks[] = {Adapter->Filters, Adapter->Names};
  ULONG Index;

  for (Index = 0; Index < sizeof(Blocks) / sizeof(Blocks[0]); ++Index) {
    if (Blocks[Index] == NULL)
      continue;
    NdisFreeMemory(Blocks[Index], 0, 0);
    Blocks[Index] = NULL;
  }
  Adapter->Filters = NULL;
  Adapter->Names = NULL;
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI Halt_Bad(NDIS_HANDLE AdapterContext, // expect: ndis-halt-leak: never gives back the memory
                  NDIS_HALT_ACTION HaltAction) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  PVOID Blocks[] = {Adapter->Filters};

  NdisFreeMemory(Blocks[0], 0, 0);
  NdisFreeMemory(Adapter, 0, 0);
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisMDeregisterMiniportDriver(MiniportDriver);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;

  DescribeMiniport(&Chars);
  Chars.InitializeHandlerEx = Initialize;
  Chars.HaltHandlerEx = Halt_Bad;
  Chars.PauseHandler = Pause;
  Chars.UnloadHandler = Unload;
  return NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &Chars,
                                     &MiniportDriver);
}
