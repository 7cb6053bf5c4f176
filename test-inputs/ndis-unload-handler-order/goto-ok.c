// A miniport driver with one label for both ends.

#include "../include/ndis5_miniport.h"

static PVOID Statistics;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  NdisFreeMemory(Statistics, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE WrapperHandle;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  Status = NdisAllocateMemoryWithTag(&Statistics, PAGE_SIZE, 'tatS');
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(WrapperHandle, NULL);
    return Status;
  }
  NdisZeroMemory(Statistics, PAGE_SIZE);

  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    goto Done;
  DbgPrint("%s registered\n", "sample");

Done:
  if (Status == NDIS_STATUS_SUCCESS) {
    NdisMRegisterUnloadHandler(WrapperHandle, Unload_Ok);
  } else {
    NdisFreeMemory(Statistics, 0, 0);
    NdisTerminateWrapper(WrapperHandle, NULL);
  }
  return Status;
}
