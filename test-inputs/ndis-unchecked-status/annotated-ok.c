// What a routine in another file returns has to be looked at, as its declaration
// says.

#include "../include/ndis5_sender.h"

typedef struct _BLOCK {
  ULONG Length;
  ULONG Used;
} BLOCK, *PBLOCK;

_Must_inspect_result_
__drv_allocatesMem(Mem)
PBLOCK TakeBlock(_In_ ULONG Length);

_When_(return == NDIS_STATUS_SUCCESS, _At_(*Block, __drv_allocatesMem(Mem)))
_Check_return_
NDIS_STATUS MakeBlock(_In_ ULONG Length, PBLOCK *Block);

_Success_(return == NDIS_STATUS_SUCCESS)
NDIS_STATUS CopyBlock(_In_ PBLOCK From, _Out_ __drv_allocatesMem(Mem) PBLOCK *To);

VOID GiveBlock(_In_ __drv_freesMem(Mem) PBLOCK Block);

_Must_inspect_result_ NDIS_STATUS Prepare(_In_ ULONG Length);
_Check_return_ NDIS_STATUS Count(_In_ ULONG Length);
NDIS_STATUS Report(_In_ ULONG Length);

static NDIS_STATUS NTAPI Send_Ok(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PBLOCK Block = TakeBlock(Flags);

  Report(Flags);
  if (Block != NULL)
    GiveBlock(Block);
  (VOID)Count(Flags);
  if (Prepare(Flags + 1) != NDIS_STATUS_SUCCESS)
    return NDIS_STATUS_FAILURE;
  if (MakeBlock(Flags, &Block) == NDIS_STATUS_SUCCESS)
    GiveBlock(Block);
  return NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Ok);
}
