// A queued lock is known by the handle on the stack.

#include "../include/ndis6_sender.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  PNDIS_RW_LOCK_EX Routes;
  KSPIN_LOCK Lock;
  LIST_ENTRY Queue;
  ULONG Queued;
  BOOLEAN Paused;
} ADAPTER, *PADAPTER;

static VOID NTAPI Send_Ok(NDIS_HANDLE AdapterContext, PNET_BUFFER_LIST List,
                           NDIS_PORT_NUMBER Port, ULONG Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  KLOCK_QUEUE_HANDLE Handle;
  PNET_BUFFER_LIST Next;

  for (; List; List = Next) {
    Next = NET_BUFFER_LIST_NEXT_NBL(List);
    KeAcquireInStackQueuedSpinLock(&Adapter->Lock, &Handle);
    ++Adapter->Queued;
    KeReleaseInStackQueuedSpinLock(&Handle);
  }
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Ok);
}
