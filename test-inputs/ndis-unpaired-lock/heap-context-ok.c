// The lock is in memory from pool, which goes without a look at it.

#include "../include/ndis5_protocol.h"

typedef struct _QUEUE {
  NDIS_SPIN_LOCK Lock;
  LIST_ENTRY Entries;
  ULONG Depth;
} QUEUE, *PQUEUE;

typedef struct _DRIVER {
  NDIS_HANDLE Protocol;
  PQUEUE Queue;
} DRIVER;

static DRIVER Driver;

static PQUEUE CreateQueue(ULONG Depth) {
  PQUEUE Queue;

  if (NdisAllocateMemoryWithTag((PVOID *)&Queue, sizeof(QUEUE), 'euQS') !=
      NDIS_STATUS_SUCCESS)
    return NULL;
  NdisZeroMemory(Queue, sizeof(QUEUE));
  NdisAllocateSpinLock(&Queue->Lock);
  InitializeListHead(&Queue->Entries);
  Queue->Depth = Depth;
  return Queue;
}

static VOID DeleteQueue_Ok(PQUEUE *Queue) {
  NdisFreeSpinLock(&(*Queue)->Lock);
  NdisFreeMemory(*Queue, sizeof(QUEUE), 0);
  *Queue = NULL;
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, Driver.Protocol);
  DeleteQueue_Ok(&Driver.Queue);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  Driver.Queue = CreateQueue(32);
  if (Driver.Queue == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;

  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &Driver.Protocol, &Chars, sizeof(Chars));
  if (Status == NDIS_STATUS_SUCCESS) {
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
  }
  DeleteQueue_Ok(&Driver.Queue);
  return Status;
}
