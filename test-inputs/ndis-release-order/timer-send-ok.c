// Timers that the routine which sends and the interrupt set. Halt cancels them,
// and waits for their routines.

#include "../include/ndis5_miniport.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_MINIPORT_TIMER Watchdog;
  NDIS_TIMER Settle;
  ULONG Sent;
  ULONG Stuck;
  BOOLEAN Up;
} ADAPTER, *PADAPTER;

static VOID NTAPI Watch(PVOID SystemSpecific1, PVOID FunctionContext,
                        PVOID SystemSpecific2, PVOID SystemSpecific3) {
  ++((PADAPTER)FunctionContext)->Stuck;
}

static VOID NTAPI Settled(PVOID SystemSpecific1, PVOID FunctionContext,
                          PVOID SystemSpecific2, PVOID SystemSpecific3) {
  ((PADAPTER)FunctionContext)->Up = TRUE;
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
  NdisMInitializeTimer(&Adapter->Watchdog, AdapterHandle, Watch, Adapter);
  NdisInitializeTimer(&Adapter->Settle, Settled, Adapter);
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI SendPackets(NDIS_HANDLE AdapterContext, PPNDIS_PACKET Packets,
                              UINT Count) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  Adapter->Sent += Count;
  NdisMSetTimer(&Adapter->Watchdog, 2000);
}

static VOID NTAPI HandleInterrupt(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  if (!Adapter->Up)
    NdisSetTimer(&Adapter->Settle, 50);
}

static VOID NTAPI Halt_Ok(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  BOOLEAN Cancelled;

  NdisMCancelTimer(&Adapter->Watchdog, &Cancelled);
  if (!Cancelled)
    NdisMSleep(100);
  NdisCancelTimer(&Adapter->Settle, &Cancelled);
  if (!Cancelled)
    NdisMSleep(100);
  NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Chars.InitializeHandler = Initialize;
  Chars.HaltHandler = Halt_Ok;
  Chars.SendHandler = NULL;
  Chars.SendPacketsHandler = SendPackets;
  Chars.HandleInterruptHandler = HandleInterrupt;
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
