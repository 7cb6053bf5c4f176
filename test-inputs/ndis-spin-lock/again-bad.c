// A routine that is called with the lock held takes it once more.

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

static ULONG Count(PADAPTER Adapter) {
  ULONG Queued;

  NdisAcquireSpinLock(&Adapter->SendLock); // expect: ndis-spin-lock: is acquired again while it is held
  Queued = Adapter->Queued;
  NdisReleaseSpinLock(&Adapter->SendLock);
  return Queued;
}

static NDIS_STATUS NTAPI Send_Bad(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  ULONG Queued;

  NdisAcquireSpinLock(&Adapter->SendLock); // note: is acquired here
  Queued = Count(Adapter);
  if (Queued == 0)
    Adapter->Halting = TRUE;
  NdisReleaseSpinLock(&Adapter->SendLock);
  return NDIS_STATUS_PENDING;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Bad);
}
