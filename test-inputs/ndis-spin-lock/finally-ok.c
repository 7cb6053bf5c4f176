// A block that is left in many ways, and a __finally that gives both locks back.

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

static NDIS_STATUS NTAPI Send_Ok(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  NDIS_STATUS Status = NDIS_STATUS_PENDING;

  NdisAcquireSpinLock(&Adapter->SendLock);
  NdisDprAcquireSpinLock(&Adapter->ReceiveLock);
  __try {
    if (Adapter->Halting) {
      Status = NDIS_STATUS_CLOSING;
      __leave;
    }
    ++Adapter->Queued;
  } __finally {
    NdisDprReleaseSpinLock(&Adapter->ReceiveLock);
    NdisReleaseSpinLock(&Adapter->SendLock);
  }
  return Status;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Ok);
}
