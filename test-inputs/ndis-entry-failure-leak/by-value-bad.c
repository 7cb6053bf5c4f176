// Handles in a structure that is returned and passed by value.

#include "../include/ndis5_miniport.h"

typedef struct _PAIR {
  NDIS_HANDLE Packets;
  PVOID Memory;
  NDIS_STATUS Status;
} PAIR;

static PAIR Current;

static PAIR TakePair_Bad(VOID) {
  PAIR Pair = {NULL, NULL, NDIS_STATUS_RESOURCES};

  Pair.Memory = ExAllocatePoolWithTag(NonPagedPool, 512, 'riaP');
  if (Pair.Memory == NULL)
    return Pair;
  NdisAllocatePacketPool(&Pair.Status, &Pair.Packets, 8,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Pair.Status != NDIS_STATUS_SUCCESS)
    Pair.Packets = NULL;
  return Pair;
}

static VOID GivePair(PAIR Pair) {
  if (Pair.Packets != NULL)
    NdisFreePacketPool(Pair.Packets);
  if (Pair.Memory != NULL)
    ExFreePoolWithTag(Pair.Memory, 'riaP');
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) { GivePair(Current); }

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  Current = TakePair_Bad();
  if (Current.Status != NDIS_STATUS_SUCCESS)
    return Current.Status; // expect: ndis-entry-failure-leak: 'DriverEntry' fails without giving back the pool memory
  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    GivePair(Current);
    NdisTerminateWrapper(Wrapper, NULL);
    return Status;
  }
  NdisMRegisterUnloadHandler(Wrapper, Unload);
  return STATUS_SUCCESS;
}
