// A miniport driver with a flag for each thing that it has, one of them set too
// early.

#include "../include/ndis5_miniport.h"

#define HAVE_WRAPPER 1
#define HAVE_MINIPORT 2
#define HAVE_EVERYTHING 3

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  DbgPrint("unloaded\n");
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE WrapperHandle;
  NDIS_STATUS Status;
  ULONG Have = 0;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  if (WrapperHandle == NULL)
    return STATUS_UNSUCCESSFUL;
  Have |= HAVE_WRAPPER;
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars));
  Have |= HAVE_MINIPORT;
  if (Status != NDIS_STATUS_SUCCESS) {
    DbgPrint("not registered: %08x\n", Status);
  } else {
    DbgPrint("registered\n");
  }
  if (Have & HAVE_MINIPORT)
    NdisMRegisterUnloadHandler(WrapperHandle, Unload_Bad); // expect: ndis-unload-handler-order: although the miniport registration failed
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
