// A miniport driver that registers its handler as soon as it has a handle.

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
  NdisMRegisterUnloadHandler(WrapperHandle, Unload_Bad); // expect: ndis-unload-handler-order: is called before any miniport registration

  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
