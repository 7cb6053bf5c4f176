// A lock that is taken for shared adapters only, and given back for the others.

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
  BOOLEAN Shared = Adapter->Shared;

  if (Shared)
    NdisAcquireSpinLock(&Adapter->SendLock);
  ++Adapter->Queued;
  if (!Shared)
    NdisReleaseSpinLock(&Adapter->SendLock); // expect: ndis-spin-lock: 'Adapter->SendLock' is released, but is not held on this path
  return NDIS_STATUS_PENDING; // expect: ndis-spin-lock: returns and still holds
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Bad);
}
