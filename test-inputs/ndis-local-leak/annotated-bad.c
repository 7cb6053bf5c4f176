// Routines in another file take memory and give it back, as their declarations
// say.

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

static NDIS_STATUS NTAPI Send_Bad(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PBLOCK Block, Made, Copy;

  if (CopyBlock((PBLOCK)AdapterContext, &Copy) == NDIS_STATUS_SUCCESS) {
    if (Flags == 5) {
      return NDIS_STATUS_FAILURE; // expect: ndis-local-leak: 'Send_Bad' returns without giving back the memory
    }
    GiveBlock(Copy);
  }
  Block = TakeBlock(Flags);
  if (Block == NULL)
    return NDIS_STATUS_RESOURCES;
  if (Flags == 3) {
    return NDIS_STATUS_FAILURE; // expect: ndis-local-leak: 'Send_Bad' returns without giving back the memory
  }
  if (MakeBlock(4, &Made) != NDIS_STATUS_SUCCESS) {
    GiveBlock(Block);
    return NDIS_STATUS_RESOURCES;
  }
  if (Flags == 4) {
    ExFreePool(Block);
    return NDIS_STATUS_FAILURE; // expect: ndis-local-leak: 'Send_Bad' returns without giving back the memory
  }
  GiveBlock(Made);
  GiveBlock(Block);
  return NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Bad);
}
