// A helper that is called with a lock held and without, and asks which it is;
// a lock is taken by the level that was asked for.

#include "../include/ndis5_sender.h"

typedef struct _ADAPTER {
  KSPIN_LOCK Lock;
  NDIS_SPIN_LOCK SendLock;
  ULONG Queued;
} ADAPTER, *PADAPTER;

static VOID Settle(VOID) {
  KIRQL Irql = KeGetCurrentIrql();

  if (Irql == PASSIVE_LEVEL)
    NdisMSleep(1000);
}

static VOID Count(PADAPTER Adapter) {
  KIRQL Level = KeGetCurrentIrql(), Old;

  if (Level < DISPATCH_LEVEL) {
    KeAcquireSpinLock(&Adapter->Lock, &Old);
    ++Adapter->Queued;
    KeReleaseSpinLock(&Adapter->Lock, Old);
  } else {
    KeAcquireSpinLockAtDpcLevel(&Adapter->Lock);
    ++Adapter->Queued;
    KeReleaseSpinLockFromDpcLevel(&Adapter->Lock);
  }
}

static NDIS_STATUS NTAPI Send_Ok(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  Settle();
  NdisAcquireSpinLock(&Adapter->SendLock);
  Count(Adapter);
  Settle();
  NdisReleaseSpinLock(&Adapter->SendLock);
  return NDIS_STATUS_PENDING;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Ok);
}
