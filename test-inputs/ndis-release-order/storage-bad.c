// The memory goes, and the lookaside list that lies in it after it.

#include "../include/ndis6_protocol.h"

#define STATE_TAG 'tSOR'

typedef struct _STATE {
  NPAGED_LOOKASIDE_LIST Entries;
  ULONG Count;
} STATE;

static STATE *State;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  ExFreePoolWithTag(State, STATE_TAG); // expect: ndis-release-order: the pool memory is given back before the lookaside list
  ExDeleteNPagedLookasideList(&State->Entries);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  DriverObject->DriverUnload = Unload;
  State = (STATE *)ExAllocatePoolWithTag(NonPagedPool, sizeof(STATE),
                                         STATE_TAG);
  if (State == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  ExInitializeNPagedLookasideList(&State->Entries, NULL, NULL, 0, 64, STATE_TAG,
                                  0);
  State->Count = 0;
  return STATUS_SUCCESS;
}
