// One routine undoes what there is, after a failure and at halt.

#include "../include/ndis5_adapter.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  PUCHAR Ports;
  NDIS_HANDLE PacketPool;
  NDIS_MINIPORT_INTERRUPT Interrupt;
  BOOLEAN HasInterrupt;
} ADAPTER, *PADAPTER;

static VOID FreeAdapter(PADAPTER Adapter) {
  if (Adapter->HasInterrupt)
    NdisMDeregisterInterrupt(&Adapter->Interrupt);
  if (Adapter->PacketPool != NULL)
    NdisFreePacketPool(Adapter->PacketPool);
  if (Adapter->Ports != NULL)
    NdisMDeregisterIoPortRange(Adapter->Handle, 0x300, 32, Adapter->Ports);
  NdisFreeMemory(Adapter, sizeof(*Adapter), 0);
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
  NdisZeroMemory(Adapter, sizeof(*Adapter));
  Adapter->Handle = AdapterHandle;
  NdisMSetAttributes(AdapterHandle, Adapter, FALSE, NdisInterfaceIsa);

  Status = NdisMRegisterIoPortRange((PVOID *)&Adapter->Ports, AdapterHandle,
                                    0x300, 32);
  if (Status == NDIS_STATUS_SUCCESS)
    NdisAllocatePacketPool(&Status, &Adapter->PacketPool, 32,
                           PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status == NDIS_STATUS_SUCCESS)
    Status = NdisMRegisterInterrupt(&Adapter->Interrupt, AdapterHandle, 5, 5,
                                    FALSE, FALSE, NdisInterruptLatched);
  if (Status != NDIS_STATUS_SUCCESS) {
    FreeAdapter(Adapter);
    return Status;
  }
  Adapter->HasInterrupt = TRUE;
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI Halt_Ok(NDIS_HANDLE AdapterContext) {
  FreeAdapter((PADAPTER)AdapterContext);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize, Halt_Ok);
}
