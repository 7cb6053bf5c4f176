// What a timer may not do, it leaves to a work item.

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

static VOID NTAPI Tick_Ok(PVOID SystemSpecific1, PVOID FunctionContext,
                           PVOID SystemSpecific2, PVOID SystemSpecific3) {
  PADAPTER Adapter = (PADAPTER)FunctionContext;

  NdisInitializeWorkItem(&Adapter->Item, Drain, Adapter);
  NdisScheduleWorkItem(&Adapter->Item);
}

static NDIS_STATUS NTAPI Send_Ok(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisMInitializeTimer(&Adapter->Timer, Adapter->Handle, Tick_Ok, Adapter);
  NdisMSetTimer(&Adapter->Timer, 100);
  return NDIS_STATUS_PENDING;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Ok);
}
