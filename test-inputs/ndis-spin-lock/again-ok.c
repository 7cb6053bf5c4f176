// A routine that is called with the lock held.

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

  Queued = Adapter->Queued;
  return Queued;
}

static NDIS_STATUS NTAPI Send_Ok(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  ULONG Queued;

  NdisAcquireSpinLock(&Adapter->SendLock);
  Queued = Count(Adapter);
  NdisReleaseSpinLock(&Adapter->SendLock);
  return Queued ? NDIS_STATUS_PENDING : NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Ok);
}
