// Blocks in a list, found again through the link in them. The spare one is not
// in the list, and has to be freed beside.

#include "../include/ndis5_protocol.h"

typedef struct _BLOCK {
  ULONG Length;
  LIST_ENTRY Link;
  UCHAR Bytes[1];
} BLOCK, *PBLOCK;

static LIST_ENTRY Blocks;
static PBLOCK Spare;
static NDIS_HANDLE ProtocolHandle;

static PBLOCK NewBlock(ULONG Length) {
  PBLOCK Block = (PBLOCK)ExAllocatePoolWithTag(NonPagedPool,
                                               sizeof(BLOCK) + Length, 'kclB');

  if (Block != NULL)
    Block->Length = Length;
  return Block;
}

static VOID FreeBlocks(VOID) {
  while (!IsListEmpty(&Blocks)) {
    PLIST_ENTRY Entry = RemoveHeadList(&Blocks);
    PBLOCK Block = CONTAINING_RECORD(Entry, BLOCK, Link);

    ExFreePoolWithTag(Block, 'kclB');
  }
}

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
  FreeBlocks();
  ExFreePoolWithTag(Spare, 'kclB');
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status = NDIS_STATUS_RESOURCES;
  PBLOCK Block;
  ULONG I;

  InitializeListHead(&Blocks);
  Spare = NewBlock(4096);
  if (Spare == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  for (I = 0; I < 8; I++) {
    Block = NewBlock(128 << I);
    if (Block == NULL)
      goto Failed;
    InsertTailList(&Blocks, &Block->Link);
  }
  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    goto Failed;
  DriverObject->DriverUnload = Unload_Ok;
  return STATUS_SUCCESS;

Failed:
  FreeBlocks();
  ExFreePoolWithTag(Spare, 'kclB');
  return Status;
}
