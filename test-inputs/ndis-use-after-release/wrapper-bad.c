// A second try to register, with a wrapper that the first failure has ended.

#include "../include/ndis5_miniport.h"

static NDIS_STATUS Register_Bad(PDRIVER_OBJECT DriverObject,
                                PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Chars.MinorNdisVersion = 1;
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status == NDIS_STATUS_BAD_VERSION) {
    NdisTerminateWrapper(Wrapper, NULL);
    // An older NDIS.
    Chars.MinorNdisVersion = 0;
    Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars)); // expect: ndis-use-after-release: the NDIS wrapper is used after its release
    return Status;
  }
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return Register_Bad(DriverObject, RegistryPath);
}
