// The lookaside list goes first, and the memory that it lies in after it.

#include "../include/ndis6_protocol.h"

#define STATE_TAG 'tSOR'

typedef struct _STATE {
  NPAGED_LOOKASIDE_LIST Entries;
  ULONG Count;
} STATE;

static STATE *State;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  ExDeleteNPagedLookasideList(&State->Entries);
  ExFreePoolWithTag(State, STATE_TAG);
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
