// A helper that reads the registry; the lock is taken afterwards.

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

static VOID ReadSettings(PADAPTER Adapter) {
  NDIS_STATUS Status;
  NDIS_HANDLE Configuration;

  NdisOpenConfiguration(&Status, &Configuration, Adapter->Handle);
  if (Status != NDIS_STATUS_SUCCESS)
    return;
  NdisCloseConfiguration(Configuration);
}

static NDIS_STATUS NTAPI Send_Ok(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  if (Adapter->Halting)
    ReadSettings(Adapter);
  NdisAcquireSpinLock(&Adapter->SendLock);
  ++Adapter->Queued;
  NdisReleaseSpinLock(&Adapter->SendLock);
  return NDIS_STATUS_PENDING;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Ok);
}
