// The lock is taken for shared adapters only, and those are asked by name.

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
  BOOLEAN Shared = Adapter->Shared;
  NDIS_STATUS Status = NDIS_STATUS_PENDING;
  UNICODE_STRING Name = RTL_CONSTANT_STRING(L"queue");
  ULONG Value = 0;

  if (Shared)
    NdisAcquireSpinLock(&Adapter->SendLock); // note: is acquired here
  ++Adapter->Queued;
  if (Shared && RtlUnicodeStringToInteger(&Name, 10, &Value) != STATUS_SUCCESS) // expect: ndis-irql: RtlUnicodeStringToInteger is called at DISPATCH_LEVEL
    Status = NDIS_STATUS_FAILURE;
  if (Shared)
    NdisReleaseSpinLock(&Adapter->SendLock);
  return Status;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Bad);
}
