// A miniport driver with a table that all its adapters share. Nobody frees it.

#include "../include/ndis5_miniport.h"

typedef struct _SHARED {
  NDIS_HANDLE WrapperHandle;
  PULONG Hashes;
  ULONG HashCount;
} SHARED;

static SHARED Shared;

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, // expect: ndis-unload-handler-missing: registers no unload handler
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Shared.WrapperHandle, DriverObject, RegistryPath,
                         NULL);
  Shared.HashCount = 256;
  Status = NdisAllocateMemoryWithTag((PVOID *)&Shared.Hashes,
                                     Shared.HashCount * sizeof(ULONG), 'hsaH');
  if (Status == NDIS_STATUS_SUCCESS) {
    NdisZeroMemory(Shared.Hashes, Shared.HashCount * sizeof(ULONG));
    DescribeMiniport(&Chars);
    Status = NdisMRegisterMiniport(Shared.WrapperHandle, &Chars, sizeof(Chars));
    if (Status == NDIS_STATUS_SUCCESS)
      return Status;
    NdisFreeMemory(Shared.Hashes, 0, 0);
  }
  NdisTerminateWrapper(Shared.WrapperHandle, NULL);
  return Status;
}
