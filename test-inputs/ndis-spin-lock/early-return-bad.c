// A send routine that keeps the lock when the adapter goes away.

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
  if (Adapter->Halting) {
    return NDIS_STATUS_CLOSING; // expect: ndis-spin-lock: returns and still holds the spin lock 'Adapter->SendLock'
  }
  ++Adapter->Queued;
  NdisReleaseSpinLock(&Adapter->SendLock);
  return NDIS_STATUS_PENDING;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Bad);
}
