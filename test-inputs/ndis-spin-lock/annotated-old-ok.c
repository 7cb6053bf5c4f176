// The routines that lock are in a library, and their declarations say what they
// do, as old WDKs have it.

#include "../include/ndis5_sender.h"

typedef struct _QUEUE {
  NDIS_SPIN_LOCK Lock;
  ULONG Depth;
} QUEUE, *PQUEUE;

typedef struct _ADAPTER {
  NDIS_SPIN_LOCK Lock;
  QUEUE Send;
  PQUEUE Urgent;
} ADAPTER, *PADAPTER;

__drv_at(Adapter->Send.Lock, __drv_acquiresExclusiveResource(SpinLock))
VOID LockSend(_In_ PADAPTER Adapter);

__drv_at(Adapter->Send.Lock, __drv_releasesExclusiveResource(SpinLock))
VOID UnlockSend(_In_ PADAPTER Adapter);

_Must_inspect_result_
__drv_when(return != FALSE,
           __drv_at(Adapter->Urgent->Lock, __drv_acquiresExclusiveResource(SpinLock)))
BOOLEAN TryLockUrgent(_In_ PADAPTER Adapter);

__drv_at(Adapter->Urgent->Lock, __drv_releasesExclusiveResource(SpinLock))
VOID UnlockUrgent(_In_ PADAPTER Adapter);

_Success_(return == NDIS_STATUS_SUCCESS)
__drv_at(*Lock, __drv_acquiresExclusiveResource(SpinLock))
NDIS_STATUS Enter(_In_ PNDIS_SPIN_LOCK Lock, _In_ ULONG Patience);

__drv_at(*Lock, __drv_releasesExclusiveResource(SpinLock))
VOID Leave(_In_ PNDIS_SPIN_LOCK Lock);

static NDIS_STATUS NTAPI Send_Ok(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  LockSend(Adapter);
  if (Flags == 3) {
    /* As the library does it. */
    NdisReleaseSpinLock(&Adapter->Send.Lock);
    return NDIS_STATUS_FAILURE;
  }
  UnlockSend(Adapter);
  if (TryLockUrgent(Adapter)) {
    if (Flags == 4) {
      UnlockUrgent(Adapter);
      return NDIS_STATUS_FAILURE;
    }
    UnlockUrgent(Adapter);
  }
  if (Enter(&Adapter->Lock, Flags) != NDIS_STATUS_SUCCESS)
    return NDIS_STATUS_RESOURCES;
  if (Flags == 5) {
    Leave(&Adapter->Lock);
    return NDIS_STATUS_PENDING;
  }
  Leave(&Adapter->Lock);
  return NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Ok);
}
