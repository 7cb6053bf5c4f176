// Halt gives the shared memory back before the map registers.

#include "../include/ndis5_adapter.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  PVOID Shared;
  NDIS_PHYSICAL_ADDRESS SharedAddress;
} ADAPTER, *PADAPTER;

#define SHARED_BYTES 4096

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
  NdisZeroMemory(Adapter, sizeof(*Adapter));
  Adapter->Handle = AdapterHandle;
  NdisMSetAttributes(AdapterHandle, Adapter, TRUE, NdisInterfacePci);
  Status = NdisMAllocateMapRegisters(AdapterHandle, 0, NDIS_DMA_32BITS, 8, 1514);
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoRegisters;
  NdisMAllocateSharedMemory(AdapterHandle, SHARED_BYTES, FALSE,
                            &Adapter->Shared, &Adapter->SharedAddress);
  if (Adapter->Shared == NULL) {
    Status = NDIS_STATUS_RESOURCES;
    goto NoMemory;
  }
  return NDIS_STATUS_SUCCESS;

NoMemory:
  NdisMFreeMapRegisters(AdapterHandle);
NoRegisters:
  NdisFreeMemory(Adapter, 0, 0);
  return Status;
}

static VOID NTAPI Halt_Ok(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisMFreeSharedMemory(Adapter->Handle, SHARED_BYTES, FALSE, Adapter->Shared,
                        Adapter->SharedAddress);
  NdisMFreeMapRegisters(Adapter->Handle);
  NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize, Halt_Ok);
}
