// A miniport driver whose handle lives in a block of memory of the driver's,
// and in a local variable.

#include "../include/ndis5_miniport.h"

typedef struct _DRIVER_BLOCK {
  NDIS_HANDLE WrapperHandle;
  ULONG AdapterCount;
} DRIVER_BLOCK, *PDRIVER_BLOCK;

static PDRIVER_BLOCK DriverBlock;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  DbgPrint("unloaded, %lu adapters\n", DriverBlock->AdapterCount);
  NdisFreeMemory(DriverBlock, sizeof(DRIVER_BLOCK), 0);
  DriverBlock = NULL;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE WrapperHandle;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  Status = NdisAllocateMemoryWithTag((PVOID *)&DriverBlock,
                                     sizeof(DRIVER_BLOCK), 'kclB');
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoMemory;
  NdisZeroMemory(DriverBlock, sizeof(*DriverBlock));
  DriverBlock->WrapperHandle = WrapperHandle;

  DescribeMiniport(&Chars);
  Status =
      NdisMRegisterMiniport(DriverBlock->WrapperHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoMiniport;
  NdisMRegisterUnloadHandler(DriverBlock->WrapperHandle, Unload_Ok);
  return STATUS_SUCCESS;

NoMiniport:
  NdisFreeMemory(DriverBlock, sizeof(DRIVER_BLOCK), 0);
  DriverBlock = NULL;
NoMemory:
  NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
