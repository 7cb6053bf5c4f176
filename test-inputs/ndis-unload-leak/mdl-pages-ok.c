// Pages and their descriptor, taken by one call and given back by two.

#include "../include/ndis6_miniport.h"

static NDIS_HANDLE MiniportDriver;
static PMDL Pages;

static VOID FreePages_Ok(VOID) {
  MmFreePagesFromMdl(Pages);
  ExFreePool(Pages);
  Pages = NULL;
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisMDeregisterMiniportDriver(MiniportDriver);
  FreePages_Ok();
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
