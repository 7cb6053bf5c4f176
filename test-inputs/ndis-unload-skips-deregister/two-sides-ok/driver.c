#include "precomp.h"

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  ProtocolUnload();
  MiniportStop();
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  do {
    Status = MiniportStart(Wrapper);
    if (Status != NDIS_STATUS_SUCCESS)
      break;
    NdisMRegisterUnloadHandler(Wrapper, Unload_Ok);
    Status = ProtocolStart();
    if (Status != NDIS_STATUS_SUCCESS) {
      MiniportStop();
      break;
    }
    NdisIMAssociateMiniport(DriverHandle, ProtocolHandle);
  } while (FALSE);
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
