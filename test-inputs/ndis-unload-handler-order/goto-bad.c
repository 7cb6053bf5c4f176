// A miniport driver with one label for both ends, that forgets which it is.

#include "../include/ndis5_miniport.h"

static PVOID Statistics;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
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
  NdisMRegisterUnloadHandler(WrapperHandle, Unload_Bad); // expect: ndis-unload-handler-order: although the miniport registration failed
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreeMemory(Statistics, 0, 0);
    NdisTerminateWrapper(WrapperHandle, NULL);
  }
  return Status;
}
