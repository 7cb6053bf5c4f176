// A miniport driver that leaves to a work item what its entry routine has no
// time for.

#include "../include/ndis5_miniport.h"

static NDIS_HANDLE WrapperHandle;
static NDIS_WORK_ITEM WorkItem;
static BOOLEAN Finished;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  while (!Finished)
    NdisMSleep(1000);
}

static VOID NTAPI FinishLater(PNDIS_WORK_ITEM Item, PVOID Context) {
  NdisMRegisterUnloadHandler(WrapperHandle, Unload_Bad); // expect: ndis-unload-handler-context: from the driver's
  Finished = TRUE;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(WrapperHandle, NULL);
    return Status;
  }
  NdisInitializeWorkItem(&WorkItem, FinishLater, NULL);
  NdisScheduleWorkItem(&WorkItem);
  return STATUS_SUCCESS;
}
