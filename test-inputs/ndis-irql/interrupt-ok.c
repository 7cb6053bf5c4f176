// What runs together with the interrupt runs at its level, and leaves the event to a DPC.

#include "../include/ndis5_sender.h"

typedef struct _ADAPTER {
  NDIS_MINIPORT_INTERRUPT Interrupt;
  NDIS_EVENT Idle;
  KDPC Dpc;
  ULONG Mask;
} ADAPTER, *PADAPTER;

static VOID NTAPI Dpc(PKDPC Of, PVOID Context, PVOID First, PVOID Second) {
  NdisSetEvent(&((PADAPTER)Context)->Idle);
}

static BOOLEAN NTAPI Disable_Ok(PVOID Context) {
  PADAPTER Adapter = (PADAPTER)Context;

  Adapter->Mask = 0;
  KeInsertQueueDpc(&Adapter->Dpc, NULL, NULL);
  return TRUE;
}

static NDIS_STATUS NTAPI Send_Ok(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  KeInitializeDpc(&Adapter->Dpc, Dpc, Adapter);
  NdisMSynchronizeWithInterrupt(&Adapter->Interrupt, Disable_Ok, Adapter);
  return NDIS_STATUS_PENDING;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Ok);
}
