// One routine undoes a failing DriverEntry and the whole driver, and a flag
// tells it whether the lock is there.

#include "../include/ndis6_miniport.h"

typedef struct _DRIVER {
  NDIS_HANDLE Miniport;
  NDIS_SPIN_LOCK Lock;
  ERESOURCE Settings;
  BOOLEAN LockReady;
  BOOLEAN SettingsReady;
} DRIVER, *PDRIVER;

static DRIVER Driver;

static VOID CleanUp_Bad(PDRIVER D) {
  if (D->Miniport != NULL)
    NdisMDeregisterMiniportDriver(D->Miniport);
  if (D->SettingsReady) {
    ExDeleteResourceLite(&D->Settings);
    D->SettingsReady = FALSE;
    D->LockReady = FALSE;
  }
  if (D->LockReady) {
    NdisFreeSpinLock(&D->Lock);
    D->LockReady = FALSE;
  }
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) { // expect: ndis-unpaired-lock: 'Unload' never gives back the spin lock
  CleanUp_Bad(&Driver);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;
  NTSTATUS Status;

  NdisAllocateSpinLock(&Driver.Lock);
  Driver.LockReady = TRUE;
  Status = ExInitializeResourceLite(&Driver.Settings);
  if (!NT_SUCCESS(Status)) {
    CleanUp_Bad(&Driver);
    return Status;
  }
  Driver.SettingsReady = TRUE;

  DescribeMiniport(&Chars);
  Chars.UnloadHandler = Unload;
  Status = NdisMRegisterMiniportDriver(DriverObject, RegistryPath, &Driver,
                                       &Chars, &Driver.Miniport);
  if (Status != NDIS_STATUS_SUCCESS) {
    Driver.Miniport = NULL;
    CleanUp_Bad(&Driver);
    return Status; // expect: ndis-unpaired-lock: 'DriverEntry' fails without giving back the spin lock
  }
  return STATUS_SUCCESS;
}
