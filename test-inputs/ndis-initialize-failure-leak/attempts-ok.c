// The packet pool is asked for several times, with fewer packets each time. When
// the last attempt has failed, the adapter is given back.

#include "../include/ndis5_adapter.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_HANDLE Pool;
} ADAPTER, *PADAPTER;

static NDIS_STATUS NTAPI Initialize_Ok(PNDIS_STATUS OpenErrorStatus,
                                        PUINT SelectedMediumIndex,
                                        PNDIS_MEDIUM MediumArray,
                                        UINT MediumArraySize,
                                        NDIS_HANDLE AdapterHandle,
                                        NDIS_HANDLE ConfigurationContext) {
  PADAPTER Adapter;
  NDIS_STATUS Status;
  ULONG Attempt;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Adapter, sizeof(*Adapter), 'dA');
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisZeroMemory(Adapter, sizeof(*Adapter));
  Adapter->Handle = AdapterHandle;
  NdisMSetAttributes(AdapterHandle, Adapter, FALSE, NdisInterfacePci);

  Status = NDIS_STATUS_FAILURE;
  for (Attempt = 0; Attempt < 5; ++Attempt) {
    NdisAllocatePacketPool(&Status, &Adapter->Pool, 256 >> Attempt, 16);
    if (Status == NDIS_STATUS_SUCCESS)
      break;
  }
  if (Status != NDIS_STATUS_SUCCESS)
    NdisFreeMemory(Adapter, 0, 0);
  return Status;
}

static VOID NTAPI Halt(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisFreePacketPool(Adapter->Pool);
  NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize_Ok, Halt);
}
