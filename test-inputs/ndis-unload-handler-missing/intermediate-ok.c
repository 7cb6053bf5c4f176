// An intermediate driver: one status variable, one way out, and the handler
// registered between the two sides.

#include "../include/ndis5_miniport.h"
#include "../include/ndis5_protocol.h"

static NDIS_HANDLE WrapperHandle, DriverHandle, ProtocolHandle;

static VOID NTAPI ProtocolUnload(VOID) {
  NDIS_STATUS Status;

  if (ProtocolHandle != NULL) {
    NdisDeregisterProtocol(&Status, ProtocolHandle);
    ProtocolHandle = NULL;
  }
}

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  ProtocolUnload();
  NdisIMDeregisterLayeredMiniport(DriverHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Miniport;
  NDIS_PROTOCOL_CHARACTERISTICS Protocol;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  do {
    DescribeMiniport(&Miniport);
    Status = NdisIMRegisterLayeredMiniport(WrapperHandle, &Miniport,
                                           sizeof(Miniport), &DriverHandle);
    if (Status != NDIS_STATUS_SUCCESS)
      break;
    NdisMRegisterUnloadHandler(WrapperHandle, Unload_Ok);

    DescribeProtocol(&Protocol);
    Protocol.UnloadHandler = ProtocolUnload;
    NdisRegisterProtocol(&Status, &ProtocolHandle, &Protocol, sizeof(Protocol));
    if (Status != NDIS_STATUS_SUCCESS) {
      NdisIMDeregisterLayeredMiniport(DriverHandle);
      break;
    }
    NdisIMAssociateMiniport(DriverHandle, ProtocolHandle);
  } while (FALSE);

  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
