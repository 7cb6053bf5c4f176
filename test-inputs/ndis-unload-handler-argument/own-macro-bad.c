// A miniport driver that registers through a macro of its own, and leaves the
// handler out with another one.

#include "../include/ndis5_miniport.h"

#define NO_HANDLER ((PDRIVER_UNLOAD)NULL)
#define SET_UNLOAD(Handle, Handler) NdisMRegisterUnloadHandler(Handle, Handler)

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE WrapperHandle;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars));
  if (Status == NDIS_STATUS_SUCCESS)
    SET_UNLOAD(WrapperHandle, NO_HANDLER); // expect: ndis-unload-handler-argument at 'NO_HANDLER': gets a null pointer instead of the unload handler
  else
    NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
