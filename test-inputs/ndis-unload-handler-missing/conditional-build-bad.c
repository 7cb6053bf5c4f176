// An intermediate driver that was once built for Windows 98, too. The macro
// that brought the handler in has been renamed in one of two places.

#ifndef WIN9X
#define CAN_UNLOAD 1
#endif

#include "../include/ndis5_miniport.h"

static NDIS_HANDLE DriverHandle;

#if CAN_UNLOAD
VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  NdisIMDeregisterLayeredMiniport(DriverHandle);
}
#endif

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, // expect: ndis-unload-handler-missing: registers no unload handler
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE WrapperHandle;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  if (WrapperHandle == NULL)
    return STATUS_UNSUCCESSFUL;
  DescribeMiniport(&Chars);
  Status = NdisIMRegisterLayeredMiniport(WrapperHandle, &Chars, sizeof(Chars),
                                         &DriverHandle);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(WrapperHandle, NULL);
    return Status;
  }
#if defined(HAS_UNLOAD)
  NdisMRegisterUnloadHandler(WrapperHandle, Unload_Bad);
#endif
  return Status;
}
