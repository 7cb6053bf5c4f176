// A miniport driver that lets its halt routine do the work: a cast makes it
// fit.

#include "../include/ndis5_miniport.h"

static NDIS_STATUS RegisterMiniport(NDIS_HANDLE WrapperHandle) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;

  DescribeMiniport(&Chars);
  Chars.HaltHandler = AdapterHalt;
  return NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars));
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_HANDLE WrapperHandle;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  Status = RegisterMiniport(WrapperHandle);
  if (Status == NDIS_STATUS_SUCCESS)
    NdisMRegisterUnloadHandler(WrapperHandle, (PDRIVER_UNLOAD)AdapterHalt); // expect: ndis-unload-handler-argument at '(PDRIVER_UNLOAD)AdapterHalt': 'AdapterHalt'
  else
    NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
