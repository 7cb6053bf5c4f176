// A miniport driver with a local and a global variable for one handle. The
// global one is never set.

#include "../include/ndis5_miniport.h"

typedef struct _DRIVER_BLOCK {
  NDIS_HANDLE WrapperHandle;
  ULONG AdapterCount;
} DRIVER_BLOCK;

static DRIVER_BLOCK DriverBlock;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  DbgPrint("unloaded, %lu adapters\n", DriverBlock.AdapterCount);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE WrapperHandle;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(WrapperHandle, NULL);
    return Status;
  }
  NdisMRegisterUnloadHandler(DriverBlock.WrapperHandle, Unload_Bad); // expect: ndis-unload-handler-argument at 'DriverBlock.WrapperHandle': gets a null handle instead of the handle of the NDIS wrapper
  return STATUS_SUCCESS;
}
