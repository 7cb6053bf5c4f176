// A filter module. Detach leaves its work item.

#include "../include/ndis6_module.h"

typedef struct _MODULE {
  LIST_ENTRY Link;
  NDIS_HANDLE Handle;
  NDIS_HANDLE WorkItem;
  NDIS_SPIN_LOCK Lock;
} MODULE, *PMODULE;

static LIST_ENTRY Modules = {&Modules, &Modules};

static NDIS_STATUS NTAPI Attach(NDIS_HANDLE FilterHandle,
                                NDIS_HANDLE DriverContext,
                                PNDIS_FILTER_ATTACH_PARAMETERS Parameters) {
  PMODULE Module;
  NDIS_STATUS Status;

  Module = (PMODULE)NdisAllocateMemoryWithTagPriority(
      FilterHandle, sizeof(*Module), 'dM', LowPoolPriority);
  if (Module == NULL)
    return NDIS_STATUS_RESOURCES;
  NdisZeroMemory(Module, sizeof(*Module));
  Module->Handle = FilterHandle;
  NdisAllocateSpinLock(&Module->Lock);
  Module->WorkItem = NdisAllocateIoWorkItem(FilterHandle);
  if (Module->WorkItem == NULL)
    Status = NDIS_STATUS_RESOURCES;
  else
    Status = SetContext(FilterHandle, Module);
  if (Status != NDIS_STATUS_SUCCESS) {
    if (Module->WorkItem != NULL)
      NdisFreeIoWorkItem(Module->WorkItem);
    NdisFreeSpinLock(&Module->Lock);
    NdisFreeMemory(Module, 0, 0);
    return Status;
  }
  InsertHeadList(&Modules, &Module->Link);
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI Detach_Bad(NDIS_HANDLE ModuleContext) { // expect: ndis-halt-leak at 'Detach_Bad': 'Detach_Bad' never gives back the work item
  PMODULE Module = (PMODULE)ModuleContext;

  RemoveEntryList(&Module->Link);
  NdisFreeSpinLock(&Module->Lock);
  NdisFreeMemory(Module, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterFilter(DriverObject, Attach, Detach_Bad);
}
