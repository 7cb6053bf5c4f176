// A miniport driver: one status variable, no early return.

#include "../include/ndis5_miniport.h"

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  DbgPrint("unloaded\n");
}

#pragma NDIS_INIT_FUNCTION(DriverEntry)

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE WrapperHandle = NULL;
  NDIS_STATUS Status = NDIS_STATUS_FAILURE;

  do {
    NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
    if (WrapperHandle == NULL)
      break;
    DescribeMiniport(&Chars);
    Status = NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars));
    if (Status == NDIS_STATUS_SUCCESS)
      NdisMRegisterUnloadHandler(WrapperHandle, Unload_Ok);
  } while (FALSE);

  if (Status != NDIS_STATUS_SUCCESS && WrapperHandle != NULL)
    NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
