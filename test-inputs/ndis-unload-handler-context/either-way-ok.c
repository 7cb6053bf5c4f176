// A miniport driver that chooses its handler: two calls, one on each path.

#include "../include/ndis5_miniport.h"

static NDIS_HANDLE WrapperHandle;
static PVOID Journal;

static VOID NTAPI UnloadPlain_Ok(PDRIVER_OBJECT DriverObject) {
  DbgPrint("unloaded\n");
}

static VOID NTAPI UnloadWithJournal_Ok(PDRIVER_OBJECT DriverObject) {
  NdisFreeMemory(Journal, PAGE_SIZE, 0);
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
  Status = NdisAllocateMemoryWithTag(&Journal, PAGE_SIZE, 'nruJ');
  if (Status == NDIS_STATUS_SUCCESS)
    NdisMRegisterUnloadHandler(WrapperHandle, UnloadWithJournal_Ok);
  else
    NdisMRegisterUnloadHandler(WrapperHandle, UnloadPlain_Ok);
  return STATUS_SUCCESS;
}
