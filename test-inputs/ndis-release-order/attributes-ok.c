// The attributes of the adapter come first, and its interrupt behind them.

#include "../include/ndis5_adapter.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_MINIPORT_INTERRUPT Interrupt;
} ADAPTER, *PADAPTER;

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
  NdisZeroMemory(Adapter, sizeof(*Adapter));
  Adapter->Handle = AdapterHandle;
  NdisMSetAttributes(AdapterHandle, Adapter, TRUE, NdisInterfacePci);
  Status = NdisMRegisterInterrupt(&Adapter->Interrupt, AdapterHandle, 5, 5, FALSE,
                                  TRUE, NdisInterruptLevelSensitive);
  if (Status != NDIS_STATUS_SUCCESS)
    NdisFreeMemory(Adapter, 0, 0);
  return Status;
}

static VOID NTAPI Halt(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisMDeregisterInterrupt(&Adapter->Interrupt);
  NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize_Ok, Halt);
}
