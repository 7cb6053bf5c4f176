// One way out, and a variable that says what has to be undone, but not of the
// lock.

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
  BOOLEAN Locked = FALSE;

  do {
    if (Adapter->Halting) {
      Status = NDIS_STATUS_CLOSING;
      break;
    }
    NdisAcquireSpinLock(&Adapter->SendLock);
    if (Adapter->Queued == 32) {
      Status = NDIS_STATUS_RESOURCES;
      break;
    }
    Locked = TRUE;
    ++Adapter->Queued;
  } while (FALSE);

  if (Locked)
    NdisReleaseSpinLock(&Adapter->SendLock);
  return Status; // expect: ndis-spin-lock: returns and still holds the spin lock
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Bad);
}
