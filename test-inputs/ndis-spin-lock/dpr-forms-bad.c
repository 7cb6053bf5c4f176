// A timer routine, which runs at DISPATCH_LEVEL already: the forms of the two
// calls differ.

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

static VOID NTAPI Poll_Bad(PVOID SystemSpecific1, PVOID FunctionContext,
                           PVOID SystemSpecific2, PVOID SystemSpecific3) {
  PADAPTER Adapter = (PADAPTER)FunctionContext;

  NdisDprAcquireSpinLock(&Adapter->SendLock); // note: 'Adapter->SendLock' is acquired here
  Adapter->Queued = 0;
  NdisReleaseSpinLock(&Adapter->SendLock); // expect: ndis-spin-lock: was acquired by NdisDprAcquireSpinLock, and is released by NdisReleaseSpinLock
}

static NDIS_STATUS NTAPI Send_Bad(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisMInitializeTimer(&Adapter->Timer, Adapter->Handle, Poll_Bad, Adapter);
  NdisAcquireSpinLock(&Adapter->SendLock);
  ++Adapter->Queued;
  NdisDprReleaseSpinLock(&Adapter->SendLock); // expect: ndis-spin-lock: was acquired by NdisAcquireSpinLock, and is released by NdisDprReleaseSpinLock
  NdisMSetTimer(&Adapter->Timer, 10);
  return NDIS_STATUS_PENDING;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Bad);
}
