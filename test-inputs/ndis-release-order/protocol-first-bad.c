// The protocol comes first: NDIS may bind it before there is a miniport.

#include "../include/ndis5_miniport.h"
#include "../include/ndis5_protocol.h"

static NDIS_HANDLE DriverHandle;
static NDIS_HANDLE ProtocolHandle;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
  NdisIMDeregisterLayeredMiniport(DriverHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Miniport;
  NDIS_PROTOCOL_CHARACTERISTICS Protocol;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeProtocol(&Protocol);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Protocol, sizeof(Protocol));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(Wrapper, NULL);
    return Status;
  }
  DescribeMiniport(&Miniport);
  Status = NdisIMRegisterLayeredMiniport(Wrapper, &Miniport, sizeof(Miniport), // expect: ndis-release-order: NdisIMRegisterLayeredMiniport is called after the protocol registration
                                         &DriverHandle);
  if (Status != NDIS_STATUS_SUCCESS) {
    NDIS_STATUS Ignored;

    NdisDeregisterProtocol(&Ignored, ProtocolHandle);
    NdisTerminateWrapper(Wrapper, NULL);
    return Status;
  }
  NdisMRegisterUnloadHandler(Wrapper, Unload);
  NdisIMAssociateMiniport(DriverHandle, ProtocolHandle);
  return NDIS_STATUS_SUCCESS;
}
