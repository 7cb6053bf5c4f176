// Two locks, of which the wrong one is given back.

#include "../include/ndis5_sender.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_SPIN_LOCK SendLock;
  NDIS_SPIN_LOCK ReceiveLock;
  LIST_ENTRY Queue;
  ULONG Queued;
  BOOLEAN Halting;
  BOOLEAN Shared;
} ADAPTER, *PADAPTER;

static NDIS_STATUS NTAPI Send_Bad(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisAcquireSpinLock(&Adapter->SendLock); // note: 'Adapter->SendLock' is acquired here
  ++Adapter->Queued;
  NdisReleaseSpinLock(&Adapter->ReceiveLock); // expect: ndis-spin-lock: 'Adapter->ReceiveLock' is released, but is not held on this path; another one is
  return NDIS_STATUS_PENDING;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Bad);
}
