// Two flags say how the lock is acquired, and what is counted in between decides
// nothing about either.

#include "../include/ndis5_sender.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_SPIN_LOCK SendLock;
  LONG SentLow;
  LONG SentHigh;
  ULONG Queued;
  BOOLEAN Idle;
} ADAPTER, *PADAPTER;

static NDIS_STATUS NTAPI Send_Ok(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  BOOLEAN AtDispatch = (Flags & 1) != 0;
  BOOLEAN Below = !AtDispatch;

  if (NdisInterlockedIncrement(&Adapter->SentLow) == 0)
    ++Adapter->SentHigh;
  if (AtDispatch)
    NdisDprAcquireSpinLock(&Adapter->SendLock);
  else
    NdisAcquireSpinLock(&Adapter->SendLock);
  if (--Adapter->Queued == 0)
    Adapter->Idle = TRUE;
  if (!Below)
    NdisDprReleaseSpinLock(&Adapter->SendLock);
  else
    NdisReleaseSpinLock(&Adapter->SendLock);
  return NDIS_STATUS_PENDING;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Ok);
}
