// Receive buffers in an array of the adapter's. A failure in the middle gives
// back those that are there.

#include "../include/ndis5_adapter.h"

#define BUFFERS 16

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_HANDLE Pool;
  PUCHAR Frames;
  PNDIS_BUFFER Buffers[BUFFERS];
} ADAPTER, *PADAPTER;

static VOID FreeBuffers(PADAPTER Adapter) {
  ULONG Index;

  for (Index = 0; Index < BUFFERS; ++Index)
    if (Adapter->Buffers[Index] != NULL)
      NdisFreeBuffer(Adapter->Buffers[Index]);
}

static VOID DeleteAdapter(PADAPTER Adapter) {
  if (Adapter->Pool != NULL)
    NdisFreeBufferPool(Adapter->Pool);
  if (Adapter->Frames != NULL)
    NdisFreeMemory(Adapter->Frames, 0, 0);
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
  ULONG Index;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Adapter, sizeof(*Adapter), 'dA');
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisZeroMemory(Adapter, sizeof(*Adapter));
  Adapter->Handle = AdapterHandle;
  NdisMSetAttributes(AdapterHandle, Adapter, FALSE, NdisInterfacePci);

  Status = NdisAllocateMemoryWithTag((PVOID *)&Adapter->Frames, BUFFERS * 1514,
                                     'rF');
  if (Status != NDIS_STATUS_SUCCESS)
    Adapter->Frames = NULL;
  else
    NdisAllocateBufferPool(&Status, &Adapter->Pool, BUFFERS);
  if (Status != NDIS_STATUS_SUCCESS) {
    DeleteAdapter(Adapter);
    return Status;
  }
  for (Index = 0; Index < BUFFERS; ++Index) {
    NdisAllocateBuffer(&Status, &Adapter->Buffers[Index], Adapter->Pool,
                       Adapter->Frames + Index * 1514, 1514);
    if (Status != NDIS_STATUS_SUCCESS) {
      Adapter->Buffers[Index] = NULL;
      FreeBuffers(Adapter);
      DeleteAdapter(Adapter);
      return Status;
    }
  }
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI Halt(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  FreeBuffers(Adapter);
  DeleteAdapter(Adapter);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize_Ok, Halt);
}
