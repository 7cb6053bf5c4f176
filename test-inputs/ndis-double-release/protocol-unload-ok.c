// NDIS may call ProtocolUnload before the unload handler. Both deregister.

#include "../include/ndis5_miniport.h"
#include "../include/ndis5_protocol.h"

static NDIS_HANDLE DriverHandle;
static NDIS_HANDLE ProtocolHandle;

static VOID NTAPI ProtocolUnload_Ok(VOID) {
  NDIS_STATUS Status;

  if (ProtocolHandle != NULL) {
    NdisDeregisterProtocol(&Status, ProtocolHandle);
    ProtocolHandle = NULL;
  }
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  ProtocolUnload_Ok();
  NdisIMDeregisterLayeredMiniport(DriverHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Miniport;
  NDIS_PROTOCOL_CHARACTERISTICS Protocol;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  do {
    DescribeMiniport(&Miniport);
    Status = NdisIMRegisterLayeredMiniport(Wrapper, &Miniport, sizeof(Miniport),
                                           &DriverHandle);
    if (Status != NDIS_STATUS_SUCCESS)
      break;
    NdisMRegisterUnloadHandler(Wrapper, Unload);

    DescribeProtocol(&Protocol);
    Protocol.UnloadHandler = ProtocolUnload_Ok;
    NdisRegisterProtocol(&Status, &ProtocolHandle, &Protocol, sizeof(Protocol));
    if (Status != NDIS_STATUS_SUCCESS) {
      NdisIMDeregisterLayeredMiniport(DriverHandle);
      break;
    }
    NdisIMAssociateMiniport(DriverHandle, ProtocolHandle);
    return STATUS_SUCCESS;
  } while (FALSE);
  NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
