// The table of an adapter comes from a routine in another file, as its declaration
// says.

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

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  PBLOCK Table;
} ADAPTER, *PADAPTER;

static NDIS_STATUS NTAPI Initialize(PNDIS_STATUS OpenErrorStatus,
                                    PUINT SelectedMediumIndex,
                                    PNDIS_MEDIUM MediumArray,
                                    UINT MediumArraySize,
                                    NDIS_HANDLE AdapterHandle,
                                    NDIS_HANDLE ConfigurationContext) {
  PADAPTER Adapter;
  NDIS_STATUS Status;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Adapter, sizeof(*Adapter), 'dA');
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisZeroMemory(Adapter, sizeof(*Adapter));
  Adapter->Handle = AdapterHandle;
  NdisMSetAttributes(AdapterHandle, Adapter, TRUE, NdisInterfacePci);
  Adapter->Table = TakeBlock(64);
  if (Adapter->Table == NULL) {
    NdisFreeMemory(Adapter, 0, 0);
    return NDIS_STATUS_RESOURCES;
  }
  if (MediumArraySize == 0) {
    NdisFreeMemory(Adapter, 0, 0);
    return NDIS_STATUS_UNSUPPORTED_MEDIA; // expect: ndis-initialize-failure-leak: 'Initialize' fails without giving back the memory
  }
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI Halt_Bad(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  GiveBlock(Adapter->Table);
  NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize, Halt_Bad);
}
