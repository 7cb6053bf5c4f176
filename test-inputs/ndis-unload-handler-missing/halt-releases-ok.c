// A miniport driver with a table that its only adapter uses, and frees when it
// halts: there is no need for an unload handler.

#include "../include/ndis5_miniport.h"

static PULONG Hashes;

static VOID NTAPI Halt_Ok(NDIS_HANDLE AdapterContext) {
  if (Hashes != NULL) {
    NdisFreeMemory(Hashes, 0, 0);
    Hashes = NULL;
  }
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE WrapperHandle;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  Status =
      NdisAllocateMemoryWithTag((PVOID *)&Hashes, 256 * sizeof(ULONG), 'hsaH');
  if (Status == NDIS_STATUS_SUCCESS) {
    NdisZeroMemory(Hashes, 256 * sizeof(ULONG));
    DescribeMiniport(&Chars);
    Chars.HaltHandler = Halt_Ok;
    Status = NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars));
    if (Status == NDIS_STATUS_SUCCESS)
      return Status;
    NdisFreeMemory(Hashes, 0, 0);
    Hashes = NULL;
  }
  NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
