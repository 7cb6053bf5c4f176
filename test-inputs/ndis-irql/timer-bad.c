// What a timer may not do, the timer does.

#include "../include/ndis5_sender.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_MINIPORT_TIMER Timer;
  NDIS_WORK_ITEM Item;
  NDIS_EVENT Idle;
} ADAPTER, *PADAPTER;

static VOID NTAPI Drain(PNDIS_WORK_ITEM Item, PVOID Context) {
  PADAPTER Adapter = (PADAPTER)Context;

  NdisWaitEvent(&Adapter->Idle, 0);
}

static VOID NTAPI Tick_Bad(PVOID SystemSpecific1, PVOID FunctionContext,
                           PVOID SystemSpecific2, PVOID SystemSpecific3) {
  PADAPTER Adapter = (PADAPTER)FunctionContext;

  NdisInitializeWorkItem(&Adapter->Item, Drain, Adapter);
  NdisScheduleWorkItem(&Adapter->Item);
  NdisWaitEvent(&Adapter->Idle, 1000); // expect: ndis-irql: NdisWaitEvent is called at DISPATCH_LEVEL, but may be called at PASSIVE_LEVEL only
}

static NDIS_STATUS NTAPI Send_Bad(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisMInitializeTimer(&Adapter->Timer, Adapter->Handle, Tick_Bad, Adapter);
  NdisMSetTimer(&Adapter->Timer, 100);
  return NDIS_STATUS_PENDING;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Bad);
}
