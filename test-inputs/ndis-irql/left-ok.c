// A helper gives the lock back on each of its ways, before its caller sleeps.

#include "../include/ndis5_sender.h"

typedef struct _ADAPTER {
  NDIS_SPIN_LOCK Lock;
  LIST_ENTRY Waiting;
  ULONG Busy;
} ADAPTER, *PADAPTER;

static BOOLEAN IsIdle(PADAPTER Adapter) {
  ULONG Busy = 0;

  NdisAcquireSpinLock(&Adapter->Lock);
  if (!IsListEmpty(&Adapter->Waiting)) {
    Busy = Adapter->Busy;
  }
  NdisReleaseSpinLock(&Adapter->Lock);
  return Busy == 0;
}

static NDIS_STATUS NTAPI Send_Ok(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  if (IsIdle(Adapter))
    NdisMSleep(1000);
  return NDIS_STATUS_PENDING;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Ok);
}
