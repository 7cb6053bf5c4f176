// A miniport driver that registers with an older version of NDIS where the
// newer one is not there.

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
  if (Status == NDIS_STATUS_BAD_VERSION) {
    Chars.MajorNdisVersion = 4;
    Status = NdisMRegisterMiniport(WrapperHandle, &Chars,
                                   sizeof(NDIS40_MINIPORT_CHARACTERISTICS));
  } else if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(WrapperHandle, NULL);
    return Status;
  }
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(WrapperHandle, NULL);
    return Status;
  }
  NdisMRegisterUnloadHandler(WrapperHandle, Unload_Ok);
  return Status;
}
