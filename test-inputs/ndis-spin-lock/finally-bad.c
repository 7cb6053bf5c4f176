// A block that is left in many ways, and a __finally that forgets one of the locks.

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
    if (Status == NDIS_STATUS_PENDING)
      NdisDprReleaseSpinLock(&Adapter->ReceiveLock);
    NdisReleaseSpinLock(&Adapter->SendLock);
  }
  return Status; // expect: ndis-spin-lock: returns and still holds the spin lock 'Adapter->ReceiveLock'
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Bad);
}
