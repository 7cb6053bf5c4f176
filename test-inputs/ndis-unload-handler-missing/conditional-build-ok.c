// An intermediate driver that can be built for Windows 98, too, which never
// unloads it.

#ifndef WIN9X
#define CAN_UNLOAD 1
#endif

#include "../include/ndis5_miniport.h"

static NDIS_HANDLE DriverHandle;

#if CAN_UNLOAD
VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  NdisIMDeregisterLayeredMiniport(DriverHandle);
}
#endif

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
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
#if CAN_UNLOAD
  NdisMRegisterUnloadHandler(WrapperHandle, Unload_Ok);
#endif
  return Status;
}
