// The structure goes before what is in it.

#include "../include/ndis5_protocol.h"

typedef struct _STATE {
  NDIS_HANDLE PacketPool;
  ULONG Frames;
} STATE, *PSTATE;

static PSTATE State;
static NDIS_HANDLE ProtocolHandle;

static VOID FreeState_Bad(VOID) {
  NdisFreeMemory(State, sizeof(STATE), 0); // note: the memory is released here
  NdisFreePacketPool(State->PacketPool);   // expect: ndis-use-after-release: the memory is used after its release
  State = NULL;
}

static NDIS_STATUS CreateState(VOID) {
  NDIS_STATUS Status;

  Status = NdisAllocateMemoryWithTag((PVOID *)&State, sizeof(STATE), 'tatS');
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  State->Frames = 0;
  NdisAllocatePacketPool(&Status, &State->PacketPool, 16,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS)
    NdisFreeMemory(State, sizeof(STATE), 0);
  return Status;
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
  FreeState_Bad();
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  Status = CreateState();
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreePacketPool(State->PacketPool);
    NdisFreeMemory(State, sizeof(STATE), 0);
    return Status;
  }
  DriverObject->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
