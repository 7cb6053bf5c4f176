// A lock that is initialised first of all, and forgotten when the miniport
// cannot be registered.

#include "../include/ndis5_miniport.h"

static NDIS_SPIN_LOCK Lock;
static LIST_ENTRY Adapters;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisFreeSpinLock(&Lock);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisAllocateSpinLock(&Lock);
  InitializeListHead(&Adapters);
  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(Wrapper, NULL);
    return Status; // expect: ndis-unpaired-lock: 'DriverEntry' fails without giving back the spin lock
  }
  NdisMRegisterUnloadHandler(Wrapper, Unload);
  return STATUS_SUCCESS;
}
