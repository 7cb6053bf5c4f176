// Where the second of two cannot be had, the first is lost.

#include "../include/ndis6_protocol.h"

#define PAIR_TAG 'rPLL'

typedef struct _PAIR {
  PVOID First;
  PVOID Second;
} PAIR;

static PAIR Pair;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  ExFreePoolWithTag(Pair.First, PAIR_TAG);
  ExFreePoolWithTag(Pair.Second, PAIR_TAG);
}

static NTSTATUS MakePair_Bad(PAIR *Of) {
  PVOID First, Second;

  First = ExAllocatePoolWithTag(NonPagedPool, 64, PAIR_TAG);
  if (First == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  Second = ExAllocatePoolWithTag(NonPagedPool, 64, PAIR_TAG);
  if (Second == NULL)
    return STATUS_INSUFFICIENT_RESOURCES; // expect: ndis-local-leak: 'MakePair_Bad' returns without giving back the pool memory
  Of->First = First;
  Of->Second = Second;
  return STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  DriverObject->DriverUnload = Unload;
  return MakePair_Bad(&Pair);
}
