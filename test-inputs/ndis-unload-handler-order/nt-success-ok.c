// A miniport driver that takes NDIS's status for one of the system's. There is
// no NDIS_STATUS of success but one that NdisMRegisterMiniport returns.

#include "../include/ndis5_miniport.h"

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  DbgPrint("unloaded\n");
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE WrapperHandle;
  NTSTATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars));
  if (NT_SUCCESS(Status))
    NdisMRegisterUnloadHandler(WrapperHandle, Unload_Ok);
  else
    NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
