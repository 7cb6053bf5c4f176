// A routine in another file gives back memory, as its declaration says: its own,
// and what comes from the pool.

#include "../include/ndis5_adapter.h"

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

static NDIS_STATUS NTAPI Initialize(PNDIS_STATUS OpenErrorStatus,
                                    PUINT SelectedMediumIndex,
                                    PNDIS_MEDIUM MediumArray,
                                    UINT MediumArraySize,
                                    NDIS_HANDLE AdapterHandle,
                                    NDIS_HANDLE ConfigurationContext) {
  PBLOCK Block = TakeBlock(64);
  PBLOCK Copy;
  PVOID Table;

  if (Block == NULL)
    return NDIS_STATUS_RESOURCES;
  Table = ExAllocatePoolWithTag(NonPagedPool, 64, 'lbaT');
  if (Table == NULL) {
    GiveBlock(Block);
    GiveBlock(Block); // expect: ndis-double-release: the memory is released a second time
    return NDIS_STATUS_RESOURCES;
  }
  GiveBlock(Block);
  GiveBlock((PBLOCK)Table);
  ExFreePool(Table); // expect: ndis-double-release: the pool memory is released a second time
  return NDIS_STATUS_FAILURE;
}

static VOID NTAPI Halt_Bad(NDIS_HANDLE AdapterContext) {}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize, Halt_Bad);
}
