// Flags tell what there is. Halt asks for another one.

#include "../include/ndis5_adapter.h"

#define HAS_TIMER 1
#define HAS_SHUTDOWN 2

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  ULONG Flags;
  NDIS_MINIPORT_TIMER Timer;
  ULONG Ticks;
} ADAPTER, *PADAPTER;

static VOID NTAPI Tick(PVOID SystemSpecific1, PVOID Context,
                       PVOID SystemSpecific2, PVOID SystemSpecific3) {
  ((PADAPTER)Context)->Ticks++;
}

static VOID NTAPI Shutdown(PVOID Context) {}

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

  NdisMInitializeTimer(&Adapter->Timer, AdapterHandle, Tick, Adapter);
  NdisMSetPeriodicTimer(&Adapter->Timer, 1000);
  Adapter->Flags |= HAS_TIMER;
#ifndef NDIS51_MINIPORT
  NdisMRegisterAdapterShutdownHandler(AdapterHandle, Adapter, Shutdown);
  Adapter->Flags |= HAS_SHUTDOWN;
#endif
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI Halt_Bad(NDIS_HANDLE AdapterContext) { // expect: ndis-halt-leak: 'Halt_Bad' never gives back the shutdown handler of the adapter
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  BOOLEAN Cancelled;

  if (Adapter->Flags & HAS_TIMER) {
    NdisMCancelTimer(&Adapter->Timer, &Cancelled);
    if (!Cancelled)
      NdisMSleep(2000);
  }
  Adapter->Flags &= ~HAS_TIMER;
  if (Adapter->Flags & HAS_TIMER)
    NdisMDeregisterAdapterShutdownHandler(Adapter->Handle);
  NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize, Halt_Bad);
}
