// What runs together with the interrupt runs at its level: an event cannot be
// set there.

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

static BOOLEAN NTAPI Disable_Bad(PVOID Context) {
  PADAPTER Adapter = (PADAPTER)Context;

  Adapter->Mask = 0;
  NdisSetEvent(&Adapter->Idle); // expect: ndis-irql: NdisSetEvent is called at device level, but may be called at DISPATCH_LEVEL or below only
  return TRUE;
}

static NDIS_STATUS NTAPI Send_Bad(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  KeInitializeDpc(&Adapter->Dpc, Dpc, Adapter);
  NdisMSynchronizeWithInterrupt(&Adapter->Interrupt, Disable_Bad, Adapter);
  return NDIS_STATUS_PENDING;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Bad);
}
