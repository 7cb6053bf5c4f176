// A miniport driver that wants to be one of NDIS 6 where that is there, and one
// of NDIS 5 elsewhere. One binary cannot be both.

#include "../include/ndis6_miniport.h"

static NDIS_HANDLE WrapperHandle, MiniportHandle;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  if (MiniportHandle != NULL)
    NdisMDeregisterMiniportDriver(MiniportHandle);
}

static NDIS_STATUS RegisterOld(PDRIVER_OBJECT DriverObject,
                               PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.MajorNdisVersion = 5;
  Status = NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars));
  if (Status == NDIS_STATUS_SUCCESS)
    NdisMRegisterUnloadHandler(WrapperHandle, Unload_Bad); // expect: ndis-unload-handler-ndis6: is called in an NDIS 6 driver
  else
    NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;

  if (NdisGetVersion() < 0x00060000)
    return RegisterOld(DriverObject, RegistryPath);
  DescribeMiniport(&Chars);
  Chars.UnloadHandler = Unload_Bad;
  return NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &Chars,
                                     &MiniportHandle);
}
