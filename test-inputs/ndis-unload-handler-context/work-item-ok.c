// A miniport driver that leaves to a work item what its entry routine has no
// time for, and registers its handler before.

#include "../include/ndis5_miniport.h"

static NDIS_HANDLE WrapperHandle;
static NDIS_WORK_ITEM WorkItem;
static BOOLEAN Finished;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  while (!Finished)
    NdisMSleep(1000);
}

static VOID NTAPI FinishLater(PNDIS_WORK_ITEM Item, PVOID Context) {
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
  NdisMRegisterUnloadHandler(WrapperHandle, Unload_Ok);
  NdisInitializeWorkItem(&WorkItem, FinishLater, NULL);
  NdisScheduleWorkItem(&WorkItem);
  return STATUS_SUCCESS;
}
