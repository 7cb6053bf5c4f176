// A second try to register, with a wrapper that the first failure has ended.

#include "../include/ndis5_miniport.h"

static NDIS_STATUS Register_Ok(PDRIVER_OBJECT DriverObject,
                               PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Chars.MinorNdisVersion = 1;
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status == NDIS_STATUS_BAD_VERSION) {
    // An older NDIS.
    Chars.MinorNdisVersion = 0;
    Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  }
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return Register_Ok(DriverObject, RegistryPath);
}
