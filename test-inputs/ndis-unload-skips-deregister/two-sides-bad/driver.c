#include "precomp.h"

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) { // expect: ndis-unload-skips-deregister: 'Unload_Bad' never gives back the layered miniport registration
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
    NdisMRegisterUnloadHandler(Wrapper, Unload_Bad);
    Status = ProtocolStart();
    if (Status != NDIS_STATUS_SUCCESS) {
      NdisIMDeregisterLayeredMiniport(DriverHandle);
      break;
    }
    NdisIMAssociateMiniport(DriverHandle, ProtocolHandle);
  } while (FALSE);
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
