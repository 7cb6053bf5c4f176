// What fails leaves the block, and its end undoes what there is.

#include "../include/ndis5_adapter.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_MINIPORT_INTERRUPT Interrupt;
  BOOLEAN HasInterrupt;
  NDIS_HANDLE Log;
} ADAPTER, *PADAPTER;

static NDIS_STATUS NTAPI Initialize_Ok(PNDIS_STATUS OpenErrorStatus,
                                       PUINT SelectedMediumIndex,
                                       PNDIS_MEDIUM MediumArray,
                                       UINT MediumArraySize,
                                       NDIS_HANDLE AdapterHandle,
                                       NDIS_HANDLE ConfigurationContext) {
  PADAPTER Adapter = NULL;
  NDIS_STATUS Status = NDIS_STATUS_FAILURE;

  __try {
    Adapter =
        (PADAPTER)ExAllocatePoolWithTag(NonPagedPool, sizeof(*Adapter), 'dA');
    if (Adapter == NULL) {
      Status = NDIS_STATUS_RESOURCES;
      __leave;
    }
    RtlZeroMemory(Adapter, sizeof(*Adapter));
    Adapter->Handle = AdapterHandle;
    NdisMSetAttributesEx(AdapterHandle, Adapter, 0, NDIS_ATTRIBUTE_DESERIALIZE,
                         NdisInterfacePci);
    Status = NdisMRegisterInterrupt(&Adapter->Interrupt, AdapterHandle, 5, 5,
                                    TRUE, TRUE, NdisInterruptLevelSensitive);
    if (Status != NDIS_STATUS_SUCCESS)
      __leave;
    Adapter->HasInterrupt = TRUE;
    Status = NdisMCreateLog(AdapterHandle, 4096, &Adapter->Log);
  } __finally {
    if (Status != NDIS_STATUS_SUCCESS && Adapter != NULL) {
      if (Adapter->HasInterrupt)
        NdisMDeregisterInterrupt(&Adapter->Interrupt);
      ExFreePoolWithTag(Adapter, 'dA');
    }
  }
  return Status;
}

static VOID NTAPI Halt(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisMCloseLog(Adapter->Log);
  NdisMDeregisterInterrupt(&Adapter->Interrupt);
  ExFreePoolWithTag(Adapter, 'dA');
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize_Ok, Halt);
}
