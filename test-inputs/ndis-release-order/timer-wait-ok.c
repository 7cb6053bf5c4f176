// Halt cancels its timers, and waits for the routine of one that had fired
// already: it sleeps, takes the lock that the routine holds, waits for what the
// routine sets, or looks how far it has got.

#include "../include/ndis5_adapter.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_HANDLE PacketPool;
  NDIS_SPIN_LOCK Lock;
  NDIS_EVENT Over;
  NDIS_MINIPORT_TIMER Report;
  NDIS_MINIPORT_TIMER Link;
  NDIS_MINIPORT_TIMER Blink;
  NDIS_MINIPORT_TIMER Watch;
  BOOLEAN Watching;
  BOOLEAN Halting;
  ULONG Ticks;
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

static VOID NTAPI CheckLink(PVOID SystemSpecific1, PVOID FunctionContext,
                            PVOID SystemSpecific2, PVOID SystemSpecific3) {
  PADAPTER Adapter = (PADAPTER)FunctionContext;

  NdisDprAcquireSpinLock(&Adapter->Lock);
  ++Adapter->Ticks;
  NdisDprReleaseSpinLock(&Adapter->Lock);
}

static VOID NTAPI Blink(PVOID SystemSpecific1, PVOID FunctionContext,
                        PVOID SystemSpecific2, PVOID SystemSpecific3) {
  PADAPTER Adapter = (PADAPTER)FunctionContext;

  if (Adapter->Halting)
    NdisSetEvent(&Adapter->Over);
  else
    NdisMSetTimer(&Adapter->Blink, 500);
}

static VOID NTAPI Watch(PVOID SystemSpecific1, PVOID FunctionContext,
                        PVOID SystemSpecific2, PVOID SystemSpecific3) {
  PADAPTER Adapter = (PADAPTER)FunctionContext;

  ++Adapter->Ticks;
  Adapter->Watching = FALSE;
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
  NdisAllocateSpinLock(&Adapter->Lock);
  NdisInitializeEvent(&Adapter->Over);
  NdisMInitializeTimer(&Adapter->Report, AdapterHandle, Report, Adapter);
  NdisMInitializeTimer(&Adapter->Link, AdapterHandle, CheckLink, Adapter);
  NdisMInitializeTimer(&Adapter->Blink, AdapterHandle, Blink, Adapter);
  NdisMInitializeTimer(&Adapter->Watch, AdapterHandle, Watch, Adapter);
  NdisMSetPeriodicTimer(&Adapter->Report, 1000);
  NdisMSetPeriodicTimer(&Adapter->Link, 1000);
  NdisMSetTimer(&Adapter->Blink, 500);
  Adapter->Watching = TRUE;
  NdisMSetTimer(&Adapter->Watch, 5000);
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI Halt_Ok(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  BOOLEAN Cancelled;

  Adapter->Halting = TRUE;
  NdisMCancelTimer(&Adapter->Report, &Cancelled);
  if (!Cancelled)
    NdisMSleep(2000);
  NdisFreePacketPool(Adapter->PacketPool);
  NdisMCancelTimer(&Adapter->Blink, &Cancelled);
  if (Cancelled == FALSE)
    NdisWaitEvent(&Adapter->Over, 0);
  NdisMCancelTimer(&Adapter->Watch, &Cancelled);
  if (!Cancelled)
    while (Adapter->Watching)
      ;
  NdisMCancelTimer(&Adapter->Link, &Cancelled);
  NdisAcquireSpinLock(&Adapter->Lock);
  NdisReleaseSpinLock(&Adapter->Lock);
  NdisFreeSpinLock(&Adapter->Lock);
  NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize, Halt_Ok);
}
