// A miniport driver with a routine for each of its ends.

#include "../include/ndis5_miniport.h"

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  DbgPrint("unloaded\n");
}

static NDIS_STATUS RegisterMiniport(NDIS_HANDLE WrapperHandle) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;

  DescribeMiniport(&Chars);
  Chars.HaltHandler = AdapterHalt;
  return NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars));
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_HANDLE WrapperHandle;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  Status = RegisterMiniport(WrapperHandle);
  if (Status == NDIS_STATUS_SUCCESS)
    NdisMRegisterUnloadHandler(WrapperHandle, Unload_Ok);
  else
    NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
