// Two locks side by side. A name is mistaken for its neighbour's.

#include "../include/ndis6_filter.h"

typedef struct _LOCKS {
  NDIS_SPIN_LOCK Modules;
  NDIS_SPIN_LOCK Module;
} LOCKS, *PLOCKS;

static LOCKS Locks;
static NDIS_HANDLE FilterDriver;

static VOID InitializeLocks(PLOCKS L) {
  NdisAllocateSpinLock(&L->Modules);
  NdisAllocateSpinLock(&L->Module);
}

static VOID FreeLocks_Bad(PLOCKS L) {
  NdisFreeSpinLock(&L->Module);
  NdisFreeSpinLock(&L->Module); // expect: ndis-double-release: the spin lock is released a second time
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) { // expect: ndis-unpaired-lock: 'Unload' never gives back the spin lock
  NdisFDeregisterFilterDriver(FilterDriver);
  FreeLocks_Bad(&Locks);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  InitializeLocks(&Locks);
  DescribeFilter(&Chars);
  Status = NdisFRegisterFilterDriver(DriverObject, NULL, &Chars, &FilterDriver);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreeSpinLock(&Locks.Module);
    NdisFreeSpinLock(&Locks.Modules);
    return Status;
  }
  DriverObject->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
