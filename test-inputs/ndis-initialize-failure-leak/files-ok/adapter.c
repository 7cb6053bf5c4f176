// The life of an adapter.

#include "adapter.h"

static NDIS_STATUS NTAPI Initialize_Ok(PNDIS_STATUS OpenErrorStatus,
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
  Adapter->Handle = AdapterHandle;
  NdisMSetAttributes(AdapterHandle, Adapter, FALSE, NdisInterfaceIsa);
  Status = StartCard(Adapter);
  if (Status != NDIS_STATUS_SUCCESS)
    NdisFreeMemory(Adapter, 0, 0);
  return Status;
}

static VOID NTAPI Halt(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  StopCard(Adapter);
  NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize_Ok, Halt);
}
