// A helper that fails hands back what it has built so far, for its caller to
// free.

#include "../include/ndis5_adapter.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_HANDLE PacketPool;
  NDIS_HANDLE BufferPool;
  PUCHAR Table;
} ADAPTER, *PADAPTER;

static NDIS_STATUS CreateAdapter(NDIS_HANDLE Handle, PADAPTER *Result) {
  PADAPTER Adapter;
  NDIS_STATUS Status;

  *Result = NULL;
  Status = NdisAllocateMemoryWithTag((PVOID *)&Adapter, sizeof(*Adapter), 'dA');
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisZeroMemory(Adapter, sizeof(*Adapter));
  Adapter->Handle = Handle;
  *Result = Adapter;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Adapter->Table, 4096, 'bT');
  if (Status != NDIS_STATUS_SUCCESS) {
    Adapter->Table = NULL;
    return Status;
  }
  NdisAllocatePacketPool(&Status, &Adapter->PacketPool, 32,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status == NDIS_STATUS_SUCCESS)
    NdisAllocateBufferPool(&Status, &Adapter->BufferPool, 32);
  return Status;
}

static VOID DestroyAdapter(PADAPTER Adapter) {
  if (Adapter->BufferPool != NULL)
    NdisFreeBufferPool(Adapter->BufferPool);
  if (Adapter->PacketPool != NULL)
    NdisFreePacketPool(Adapter->PacketPool);
  if (Adapter->Table != NULL)
    NdisFreeMemory(Adapter->Table, 0, 0);
  NdisFreeMemory(Adapter, 0, 0);
}

static NDIS_STATUS NTAPI Initialize_Ok(PNDIS_STATUS OpenErrorStatus,
                                       PUINT SelectedMediumIndex,
                                       PNDIS_MEDIUM MediumArray,
                                       UINT MediumArraySize,
                                       NDIS_HANDLE AdapterHandle,
                                       NDIS_HANDLE ConfigurationContext) {
  PADAPTER Adapter;
  NDIS_STATUS Status;

  Status = CreateAdapter(AdapterHandle, &Adapter);
  if (Status == NDIS_STATUS_SUCCESS)
    NdisMSetAttributes(AdapterHandle, Adapter, FALSE, NdisInterfacePci);
  else if (Adapter != NULL)
    DestroyAdapter(Adapter);
  return Status;
}

static VOID NTAPI Halt(NDIS_HANDLE AdapterContext) {
  DestroyAdapter((PADAPTER)AdapterContext);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize_Ok, Halt);
}
