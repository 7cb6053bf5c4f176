// A miniport driver that looks at the status of its registration only when all
// is done.

#include "../include/ndis5_miniport.h"

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
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
  NdisMRegisterUnloadHandler(WrapperHandle, Unload_Bad); // expect: ndis-unload-handler-order: may have failed: its status was not looked at
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
