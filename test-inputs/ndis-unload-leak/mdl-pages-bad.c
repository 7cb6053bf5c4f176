// Pages and their descriptor, taken by one call and given back by two.

#include "../include/ndis6_miniport.h"

static NDIS_HANDLE MiniportDriver;
static PMDL Pages;

static VOID FreePages_Bad(VOID) {
  MmFreePagesFromMdl(Pages);
  // The descriptor goes with its pages, or does it?
  Pages = NULL;
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) { // expect: ndis-unload-leak: 'Unload' never gives back the pool memory
  NdisMDeregisterMiniportDriver(MiniportDriver);
  FreePages_Bad();
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;
  PHYSICAL_ADDRESS Low = {.QuadPart = 0};
  PHYSICAL_ADDRESS High = {.QuadPart = -1};
  NDIS_STATUS Status;

  Pages = MmAllocatePagesForMdl(Low, High, Low, 64 * PAGE_SIZE);
  if (Pages == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  DescribeMiniport(&Chars);
  Chars.UnloadHandler = Unload;
  Status = NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &Chars,
                                       &MiniportDriver);
  if (Status != NDIS_STATUS_SUCCESS) {
    MmFreePagesFromMdl(Pages);
    ExFreePool(Pages);
  }
  return Status;
}
