// An intermediate driver that takes the protocol side for the one that counts.

#include "../include/ndis5_miniport.h"
#include "../include/ndis5_protocol.h"

static NDIS_HANDLE WrapperHandle, DriverHandle, ProtocolHandle;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
  NdisIMDeregisterLayeredMiniport(DriverHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Miniport;
  NDIS_PROTOCOL_CHARACTERISTICS Protocol;
  NDIS_STATUS Status, Ignored;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  DescribeProtocol(&Protocol);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Protocol, sizeof(Protocol));
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoProtocol;
  NdisMRegisterUnloadHandler(WrapperHandle, Unload_Bad); // expect: ndis-unload-handler-order: before any miniport registration

  DescribeMiniport(&Miniport);
  Status = NdisIMRegisterLayeredMiniport(WrapperHandle, &Miniport, // expect: ndis-release-order: called after the protocol registration
                                         sizeof(Miniport), &DriverHandle);
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoMiniport;
  NdisIMAssociateMiniport(DriverHandle, ProtocolHandle);
  return STATUS_SUCCESS;

NoMiniport:
  NdisDeregisterProtocol(&Ignored, ProtocolHandle);
NoProtocol:
  NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
