// Two pointers to one piece of memory: the default table and the current one.

#include "../include/ndis6_miniport.h"

typedef struct _DRIVER {
  NDIS_HANDLE Miniport;
  PVOID Default;
  PVOID Current;
} DRIVER, *PDRIVER;

static DRIVER Driver;

static VOID FreeTables_Ok(PDRIVER D) {
  if (D->Current != NULL && D->Current != D->Default)
    NdisFreeMemoryWithTagPriority(D->Miniport, D->Current, 'lbaT');
  D->Current = NULL;
  NdisFreeMemoryWithTagPriority(D->Miniport, D->Default, 'lbaT');
  D->Default = NULL;
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  FreeTables_Ok(&Driver);
  NdisMDeregisterMiniportDriver(Driver.Miniport);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  DescribeMiniport(&Chars);
  Chars.UnloadHandler = Unload;
  Status = NdisMRegisterMiniportDriver(DriverObject, RegistryPath, &Driver,
                                       &Chars, &Driver.Miniport);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  Driver.Default = NdisAllocateMemoryWithTagPriority(
      Driver.Miniport, 1024, 'lbaT', NormalPoolPriority);
  if (Driver.Default == NULL) {
    NdisMDeregisterMiniportDriver(Driver.Miniport);
    return NDIS_STATUS_RESOURCES;
  }
  Driver.Current = Driver.Default;
  return STATUS_SUCCESS;
}
