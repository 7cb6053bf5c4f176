// A miniport driver that gives up its wrapper where it is too old a system, and
// forgets to leave.

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
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(WrapperHandle, NULL);
    return Status;
  }
  if (NdisGetVersion() < 0x00050001) {
    NdisTerminateWrapper(WrapperHandle, NULL);
  }
  NdisMRegisterUnloadHandler(WrapperHandle, Unload_Bad); // expect: ndis-unload-handler-argument at 'WrapperHandle': gets a handle that was already given back // expect: ndis-use-after-release: the NDIS wrapper is used after its release
  return STATUS_SUCCESS;
}
