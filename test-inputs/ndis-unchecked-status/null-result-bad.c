// The memory is written to, whether there is any or not.

#include "../include/ndis5_protocol.h"

#define STATE_TAG 'etSU'

typedef struct _STATE {
  LIST_ENTRY Bindings;
  ULONG Flags;
} STATE;

static STATE *State;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  ExFreePoolWithTag(State, STATE_TAG);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  DriverObject->DriverUnload = Unload;
  State = ExAllocatePoolWithTag(NonPagedPool, sizeof(STATE), STATE_TAG); // expect: ndis-unchecked-status: the pool memory
  InitializeListHead(&State->Bindings); // note: is used here
  State->Flags = 0;
  return STATUS_SUCCESS;
}
