// A timer routine, which runs at DISPATCH_LEVEL already.

#include "../include/ndis5_sender.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_SPIN_LOCK SendLock;
  NDIS_SPIN_LOCK ReceiveLock;
  LIST_ENTRY Queue;
  ULONG Queued;
  BOOLEAN Halting;
  NDIS_MINIPORT_TIMER Timer;
} ADAPTER, *PADAPTER;

static VOID NTAPI Poll_Ok(PVOID SystemSpecific1, PVOID FunctionContext,
                           PVOID SystemSpecific2, PVOID SystemSpecific3) {
  PADAPTER Adapter = (PADAPTER)FunctionContext;

  NdisDprAcquireSpinLock(&Adapter->SendLock);
  Adapter->Queued = 0;
  NdisDprReleaseSpinLock(&Adapter->SendLock);
}

static NDIS_STATUS NTAPI Send_Ok(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisMInitializeTimer(&Adapter->Timer, Adapter->Handle, Poll_Ok, Adapter);
  NdisAcquireSpinLock(&Adapter->SendLock);
  ++Adapter->Queued;
  NdisReleaseSpinLock(&Adapter->SendLock);
  NdisMSetTimer(&Adapter->Timer, 10);
  return NDIS_STATUS_PENDING;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Ok);
}
