// Timers that fire once. Halt cancels the one that sets itself again and again,
// and sees that the other has fired.

#include "../include/ndis5_adapter.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_HANDLE PacketPool;
  NDIS_TIMER Report;
  NDIS_TIMER Blink;
  BOOLEAN Blinking;
  BOOLEAN Lit;
} ADAPTER, *PADAPTER;

static VOID NTAPI Report(PVOID SystemSpecific1, PVOID FunctionContext,
                         PVOID SystemSpecific2, PVOID SystemSpecific3) {
  PADAPTER Adapter = (PADAPTER)FunctionContext;
  PNDIS_PACKET Packet;
  NDIS_STATUS Status;

  NdisDprAllocatePacket(&Status, &Packet, Adapter->PacketPool);
  if (Status == NDIS_STATUS_SUCCESS)
    NdisDprFreePacket(Packet);
}

static VOID NTAPI Blink(PVOID SystemSpecific1, PVOID FunctionContext,
                        PVOID SystemSpecific2, PVOID SystemSpecific3) {
  PADAPTER Adapter = (PADAPTER)FunctionContext;

  Adapter->Lit = !Adapter->Lit;
  Adapter->Blinking = FALSE;
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
  NdisMSetAttributes(AdapterHandle, Adapter, TRUE, NdisInterfacePci);
  NdisAllocatePacketPool(&Status, &Adapter->PacketPool, 32, 0);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreeMemory(Adapter, 0, 0);
    return Status;
  }
  NdisInitializeTimer(&Adapter->Report, Report, Adapter);
  NdisInitializeTimer(&Adapter->Blink, Blink, Adapter);
  NdisSetTimer(&Adapter->Report, 1000);
  NdisSetTimer(&Adapter->Blink, 500);
  NdisSetTimer(&Adapter->Report, 2000);
  Adapter->Blinking = TRUE;
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI Halt_Ok(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  BOOLEAN Cancelled;

  NdisCancelTimer(&Adapter->Report, &Cancelled);
  if (!Cancelled)
    NdisStallExecution(50);
  NdisFreePacketPool(Adapter->PacketPool);
  if (Adapter->Blinking)
    NdisCancelTimer(&Adapter->Blink, &Cancelled);
  NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize, Halt_Ok);
}
