// A miniport driver that keeps its entry points in a table with a gap.

#include "../include/ndis5_miniport.h"

typedef struct _ENTRY_POINTS {
  PDRIVER_UNLOAD Unload;
  W_HALT_HANDLER Halt;
} ENTRY_POINTS;

VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) { DbgPrint("unloaded\n"); }

static const ENTRY_POINTS EntryPoints = {.Halt = AdapterHalt};

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE WrapperHandle = NULL;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  if (!WrapperHandle)
    return STATUS_INSUFFICIENT_RESOURCES;
  DescribeMiniport(&Chars);
  Chars.HaltHandler = EntryPoints.Halt;
  switch (Status =
              NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars))) {
  case NDIS_STATUS_SUCCESS:
    NdisMRegisterUnloadHandler(WrapperHandle, EntryPoints.Unload); // expect: ndis-unload-handler-argument at 'EntryPoints.Unload': gets a null pointer instead of the unload handler
    break;
  default:
    NdisTerminateWrapper(WrapperHandle, NULL);
  }
  return Status;
}
