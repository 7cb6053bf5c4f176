// A miniport driver that guards all it has with one lock, the registration of
// its handler too.

#include "../include/ndis5_miniport.h"

static NDIS_HANDLE WrapperHandle;
static NDIS_SPIN_LOCK Lock;
static BOOLEAN Ready;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  NdisAcquireSpinLock(&Lock);
  Ready = FALSE;
  NdisReleaseSpinLock(&Lock);
  NdisFreeSpinLock(&Lock);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  NdisAllocateSpinLock(&Lock);
  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(WrapperHandle, NULL);
    NdisFreeSpinLock(&Lock);
    return Status;
  }

  NdisAcquireSpinLock(&Lock);
  Ready = TRUE;
  NdisMRegisterUnloadHandler(WrapperHandle, Unload_Bad); // expect: ndis-unload-handler-context: above the IRQL that it allows
  NdisReleaseSpinLock(&Lock);
  return STATUS_SUCCESS;
}
