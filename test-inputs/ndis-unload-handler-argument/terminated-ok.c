// A miniport driver that gives up its wrapper where it is too old a system.

#include "../include/ndis5_miniport.h"

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  DbgPrint("unloaded\n");
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
  if (NdisGetVersion() < 0x00050001) {
    NdisTerminateWrapper(WrapperHandle, NULL);
    return NDIS_STATUS_BAD_VERSION;
  }
  NdisMRegisterUnloadHandler(WrapperHandle, Unload_Ok);
  return STATUS_SUCCESS;
}
