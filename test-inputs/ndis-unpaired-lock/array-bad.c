// One lock for each queue, in the elements of an array.

#include "../include/ndis5_protocol.h"

#define QUEUES 2

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
  for (I = 0; I < QUEUES; I++)
    InitializeListHead(&Queues[I].Entries);
  NdisAllocateSpinLock(&Queues[0].Lock);
  NdisAllocateSpinLock(&Queues[1].Lock);
}

static VOID FreeQueues_Bad(VOID) {
  NdisFreeSpinLock(&Queues[1].Lock);
  NdisFreeSpinLock(&GlobalLock);
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) { // expect: ndis-unpaired-lock: 'Unload' never gives back the spin lock
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
  FreeQueues_Bad();
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  InitializeQueues();
  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    FreeQueues_Bad();
    return Status; // expect: ndis-unpaired-lock: 'DriverEntry' fails without giving back the spin lock
  }
  DriverObject->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
