// The miniport comes first, and the protocol when all is ready to be bound.

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
  DescribeMiniport(&Miniport);
  Status = NdisIMRegisterLayeredMiniport(Wrapper, &Miniport, sizeof(Miniport),
                                         &DriverHandle);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(Wrapper, NULL);
    return Status;
  }
  NdisMRegisterUnloadHandler(Wrapper, Unload);
  DescribeProtocol(&Protocol);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Protocol, sizeof(Protocol));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisIMDeregisterLayeredMiniport(DriverHandle);
    NdisTerminateWrapper(Wrapper, NULL);
    return Status;
  }
  NdisIMAssociateMiniport(DriverHandle, ProtocolHandle);
  return NDIS_STATUS_SUCCESS;
}
