// A helper forgets the lock on one of its ways: what its caller does then, it
// does with the lock held.

#include "../include/ndis5_sender.h"

typedef struct _ADAPTER {
  NDIS_SPIN_LOCK Lock;
  LIST_ENTRY Waiting;
  ULONG Busy;
} ADAPTER, *PADAPTER;

static BOOLEAN IsIdle(PADAPTER Adapter) {
  ULONG Busy = 0;

  NdisAcquireSpinLock(&Adapter->Lock); // note: acquired here
  if (!IsListEmpty(&Adapter->Waiting)) { // note: assuming
    Busy = Adapter->Busy;
    NdisReleaseSpinLock(&Adapter->Lock);
  }
  return Busy == 0; // note: returning from 'IsIdle'
}

static NDIS_STATUS NTAPI Send_Bad(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  if (IsIdle(Adapter))
    NdisMSleep(1000); // expect: ndis-irql: NdisMSleep is called at DISPATCH_LEVEL
  return NDIS_STATUS_PENDING; // expect: ndis-spin-lock: 'Send_Bad' returns and still holds the spin lock 'Adapter->Lock'
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Bad);
}
