// A miniport driver that takes the call for one of the I/O manager's.

#include "../include/ndis5_miniport.h"

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  DbgPrint("unloaded\n");
}

static VOID InstallUnload(PDRIVER_OBJECT DriverObject) {
  NdisMRegisterUnloadHandler(DriverObject, Unload_Bad); // expect: ndis-unload-handler-argument at 'DriverObject': gets another value instead of the handle of the NDIS wrapper
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
  InstallUnload(DriverObject);
  return STATUS_SUCCESS;
}
