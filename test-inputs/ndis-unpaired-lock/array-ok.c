// One lock for each queue, in the elements of an array.

#include "../include/ndis5_protocol.h"

#define QUEUES 4

typedef struct _QUEUE {
  LIST_ENTRY Entries;
  NDIS_SPIN_LOCK Lock;
} QUEUE;

static QUEUE Queues[QUEUES];
static NDIS_SPIN_LOCK GlobalLock;
static NDIS_HANDLE ProtocolHandle;

static VOID InitializeQueues(VOID) {
  ULONG I;

  NdisAllocateSpinLock(&GlobalLock);
  for (I = 0; I < QUEUES; I++) {
    InitializeListHead(&Queues[I].Entries);
    NdisAllocateSpinLock(&Queues[I].Lock);
  }
}

static VOID FreeQueues_Ok(VOID) {
  ULONG I;

  for (I = 0; I < QUEUES; I++)
    NdisFreeSpinLock(&Queues[I].Lock);
  NdisFreeSpinLock(&GlobalLock);
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
  FreeQueues_Ok();
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  InitializeQueues();
  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    FreeQueues_Ok();
    return Status;
  }
  DriverObject->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
