// A queue that is emptied: the lock is given up while a packet is completed, and
// now and then for good.

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

  NdisAcquireSpinLock(&Adapter->SendLock);
  while (Adapter->Queued != 0) {
    PLIST_ENTRY Entry = RemoveHeadList(&Adapter->Queue);
    PNDIS_PACKET Next = CONTAINING_RECORD(Entry, NDIS_PACKET, MiniportReserved);

    --Adapter->Queued;
    NdisReleaseSpinLock(&Adapter->SendLock); // expect: ndis-spin-lock: is released, but is not held on this path
    NdisMSendComplete(Adapter->Handle, Next, NDIS_STATUS_SUCCESS);
    if (NdisSystemProcessorCount() == 1)
      continue;
    NdisAcquireSpinLock(&Adapter->SendLock);
  }
  NdisReleaseSpinLock(&Adapter->SendLock); // expect: ndis-spin-lock: is released, but is not held on this path
  return NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Bad);
}
