// A miniport driver that reads its description into memory, and is done with it
// before it succeeds.

#include "../include/ndis5_miniport.h"

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_HANDLE WrapperHandle;
  PNDIS_MINIPORT_CHARACTERISTICS Chars = NULL;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  Chars = ExAllocatePoolWithTag(NonPagedPool, sizeof(*Chars), 'rahC');
  __try {
    if (Chars == NULL) {
      Status = NDIS_STATUS_RESOURCES;
      __leave;
    }
    DescribeMiniport(Chars);
    Status = NdisMRegisterMiniport(WrapperHandle, Chars, sizeof(*Chars));
  } __finally {
    if (Chars != NULL)
      ExFreePoolWithTag(Chars, 'rahC');
  }
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
