// Helpers take the lock and give it back; one of the ways out forgets the second.

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

static VOID LockSends(PADAPTER Adapter) {
  NdisAcquireSpinLock(&Adapter->SendLock); // note: 'Adapter->SendLock' is acquired here
  ++Adapter->Queued;
}

static VOID UnlockSends(PNDIS_SPIN_LOCK Lock) {
  NdisReleaseSpinLock(Lock);
}

static NDIS_STATUS StartTransfer(PADAPTER Adapter) {
  return Adapter->Shared ? NDIS_STATUS_SUCCESS : NDIS_STATUS_RESOURCES;
}

static NDIS_STATUS NTAPI Send_Bad(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  NDIS_STATUS Status;

  LockSends(Adapter);
  Status = StartTransfer(Adapter);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status; // expect: ndis-spin-lock: returns and still holds
  --Adapter->Queued;
  UnlockSends(&Adapter->SendLock);
  return Status;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Bad);
}
