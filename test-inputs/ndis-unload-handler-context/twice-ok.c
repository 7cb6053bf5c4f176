// A miniport driver whose helper registers the miniport and, with it, the
// handler.

#include "../include/ndis5_miniport.h"

static NDIS_HANDLE WrapperHandle;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  DbgPrint("unloaded\n");
}

static NDIS_STATUS RegisterMiniport(VOID) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars));
  if (Status == NDIS_STATUS_SUCCESS)
    NdisMRegisterUnloadHandler(WrapperHandle, Unload_Ok);
  return Status;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  Status = RegisterMiniport();
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
