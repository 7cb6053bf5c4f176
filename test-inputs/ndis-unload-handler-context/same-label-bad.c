// An intermediate driver with a ladder of labels that leads past its success,
// too, and has it register twice there.

#include "../include/ndis5_miniport.h"

static NDIS_HANDLE WrapperHandle, DriverHandle;
static PVOID Journal;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  if (Journal != NULL)
    NdisFreeMemory(Journal, PAGE_SIZE, 0);
  NdisIMDeregisterLayeredMiniport(DriverHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisIMRegisterLayeredMiniport(WrapperHandle, &Chars, sizeof(Chars),
                                         &DriverHandle);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(WrapperHandle, NULL);
    goto Done;
  }

  if (NdisAllocateMemoryWithTag(&Journal, PAGE_SIZE, 'nruJ') !=
      NDIS_STATUS_SUCCESS) {
    Journal = NULL;
    goto NoJournal;
  }
  NdisZeroMemory(Journal, PAGE_SIZE);
  NdisMRegisterUnloadHandler(WrapperHandle, Unload_Bad);

NoJournal:
  NdisMRegisterUnloadHandler(WrapperHandle, Unload_Bad); // expect: ndis-unload-handler-context: more than once on a path
Done:
  return Status;
}
