// A table of routes that readers share.

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
  LOCK_STATE_EX State;

  NdisAcquireRWLockRead(Adapter->Routes, &State, 0);
  if (Adapter->Paused) {
    NdisReleaseRWLock(Adapter->Routes, &State);
    NdisMSendNetBufferListsComplete(Adapter->Handle, List, 0);
    return;
  }
  NdisReleaseRWLock(Adapter->Routes, &State);

  NdisAcquireRWLockWrite(Adapter->Routes, &State, 0);
  if (++Adapter->Queued == 1) {
    NdisReleaseRWLock(Adapter->Routes, &State);
    NdisMSendNetBufferListsComplete(Adapter->Handle, List, 0);
    return;
  }
  NdisReleaseRWLock(Adapter->Routes, &State);
  NdisMSendNetBufferListsComplete(Adapter->Handle, List, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Ok);
}
