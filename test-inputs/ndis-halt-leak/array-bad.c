// A loop takes the receive buffers one by one. No loop gives them back.

#include "../include/ndis5_adapter.h"

#define BUFFERS 64
#define BUFFER_BYTES 1536

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  PVOID Buffers[BUFFERS];
  NDIS_PHYSICAL_ADDRESS Addresses[BUFFERS];
  ULONG Count;
} ADAPTER, *PADAPTER;

static VOID FreeBuffers(PADAPTER Adapter) {
  ULONG Index;

  for (Index = 0; Index < Adapter->Count; ++Index)
    NdisMFreeSharedMemory(Adapter->Handle, BUFFER_BYTES, TRUE,
                          Adapter->Buffers[Index], Adapter->Addresses[Index]);
  Adapter->Count = 0;
}

static NDIS_STATUS NTAPI Initialize(PNDIS_STATUS OpenErrorStatus,
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
  NdisMSetAttributes(AdapterHandle, Adapter, TRUE, NdisInterfacePci);
  Status = NdisMInitializeScatterGatherDma(AdapterHandle, FALSE, BUFFER_BYTES);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreeMemory(Adapter, 0, 0);
    return Status;
  }

  for (Index = 0; Index < BUFFERS; ++Index) {
    NdisMAllocateSharedMemory(AdapterHandle, BUFFER_BYTES, TRUE,
                              &Adapter->Buffers[Index],
                              &Adapter->Addresses[Index]);
    if (Adapter->Buffers[Index] == NULL) {
      FreeBuffers(Adapter);
      NdisFreeMemory(Adapter, 0, 0);
      return NDIS_STATUS_RESOURCES;
    }
    Adapter->Count++;
  }
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI Halt_Bad(NDIS_HANDLE AdapterContext) { // expect: ndis-halt-leak: 'Halt_Bad' never gives back the shared memory
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize, Halt_Bad);
}
