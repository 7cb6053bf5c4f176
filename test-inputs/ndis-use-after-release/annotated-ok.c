// A routine in another file gives back memory, as its declaration says.

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
  ULONG Length;

  if (Block == NULL)
    return NDIS_STATUS_RESOURCES;
  Length = Block->Length;
  GiveBlock(Block);
  return Length == 0 ? NDIS_STATUS_FAILURE : NDIS_STATUS_RESOURCES;
}

static VOID NTAPI Halt_Ok(NDIS_HANDLE AdapterContext) {}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize, Halt_Ok);
}
