// The status is looked at in the condition itself.

#include "../include/ndis5_protocol.h"

typedef struct _STATE {
  NDIS_HANDLE Pool;
  ULONG Flags;
} STATE, *PSTATE;

static PSTATE State;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisFreeMemory(State, sizeof(STATE), 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  PVOID Memory;

  DriverObject->DriverUnload = Unload;
  if (NdisAllocateMemoryWithTag(&Memory, sizeof(STATE), 1))
    return STATUS_INSUFFICIENT_RESOURCES;
  NdisZeroMemory(Memory, sizeof(STATE));
  State = (PSTATE)Memory;
  return STATUS_SUCCESS;
}
