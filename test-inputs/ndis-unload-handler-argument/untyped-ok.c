// A miniport driver whose handler comes from a table of untyped entry points
// and ignores what it gets.

#include "../include/ndis5_miniport.h"

static VOID NTAPI Unload_Ok(PVOID Ignored) { DbgPrint("unloaded\n"); }

static PVOID const EntryPoints[] = {(PVOID)Unload_Ok, (PVOID)AdapterHalt};

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
  NdisMRegisterUnloadHandler((PVOID)WrapperHandle,
                             (PDRIVER_UNLOAD)EntryPoints[0]);
  return STATUS_SUCCESS;
}
