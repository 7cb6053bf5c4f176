// A miniport driver whose wrapper handle and unload handler come from another
// file of it.

#include "../include/ndis5_miniport.h"

extern PDRIVER_UNLOAD ChosenUnload;

NDIS_HANDLE WrapperOf(PDRIVER_OBJECT DriverObject,
                      PUNICODE_STRING RegistryPath);

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE WrapperHandle = WrapperOf(DriverObject, RegistryPath);
  NDIS_STATUS Status;

  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars));
  if (Status == NDIS_STATUS_SUCCESS)
    NdisMRegisterUnloadHandler(WrapperHandle, ChosenUnload);
  else
    NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
