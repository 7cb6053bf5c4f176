// An intermediate driver that leaves all to its ProtocolUnload routine: nobody
// calls that when the driver goes, and the miniport side would stay anyway.

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

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, // expect: ndis-unload-handler-missing: and registers no unload handler
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
