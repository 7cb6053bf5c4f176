// The handler still frees what an older DriverEntry took.

#include "../include/ndis5_protocol.h"

typedef struct _GLOBALS {
  NDIS_HANDLE Protocol;
  NDIS_HANDLE BlockPool;
  PVOID Blocks[2];
} GLOBALS;

static GLOBALS Globals;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, Globals.Protocol);
  NdisFreeToBlockPool(Globals.Blocks[0]);
  if (Globals.Blocks[1] != NULL)
    NdisFreeToBlockPool(Globals.Blocks[1]);
  NdisDestroyBlockPool(Globals.BlockPool);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status = NDIS_STATUS_RESOURCES;

  Globals.BlockPool = NdisCreateBlockPool(256, 4, 'colB', NULL);
  if (Globals.BlockPool == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  Globals.Blocks[0] = NdisAllocateFromBlockPool(Globals.BlockPool);
  if (Globals.Blocks[0] == NULL)
    goto NoBlock;
  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &Globals.Protocol, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoProtocol;
  DriverObject->DriverUnload = Unload_Ok;
  return STATUS_SUCCESS;

NoProtocol:
  NdisFreeToBlockPool(Globals.Blocks[0]);
NoBlock:
  NdisDestroyBlockPool(Globals.BlockPool);
  return Status;
}
