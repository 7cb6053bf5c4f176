// An intermediate driver that has nothing to unload before there is an adapter,
// and registers its handler then, through a helper.

#include "../include/ndis5_miniport.h"
#include "../include/ndis5_protocol.h"

static NDIS_HANDLE WrapperHandle, DriverHandle, ProtocolHandle;
static BOOLEAN CanUnload;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
  NdisIMDeregisterLayeredMiniport(DriverHandle);
}

static VOID EnsureUnload(VOID) {
  if (!CanUnload) {
    NdisMRegisterUnloadHandler(WrapperHandle, Unload_Bad); // expect: ndis-unload-handler-context: from the driver's ProtocolBindAdapter routine
    CanUnload = TRUE;
  }
}

static VOID NTAPI Bind(PNDIS_STATUS Status, NDIS_HANDLE BindContext,
                       PNDIS_STRING DeviceName, PVOID SystemSpecific1,
                       PVOID SystemSpecific2) {
  EnsureUnload();
  *Status = NDIS_STATUS_NOT_ACCEPTED;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, // expect: ndis-unload-handler-missing: holding the layered miniport registration
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Miniport;
  NDIS_PROTOCOL_CHARACTERISTICS Protocol;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Miniport);
  Status = NdisIMRegisterLayeredMiniport(WrapperHandle, &Miniport,
                                         sizeof(Miniport), &DriverHandle);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(WrapperHandle, NULL);
    return Status;
  }

  DescribeProtocol(&Protocol);
  Protocol.BindAdapterHandler = Bind;
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Protocol, sizeof(Protocol));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisIMDeregisterLayeredMiniport(DriverHandle);
    NdisTerminateWrapper(WrapperHandle, NULL);
    return Status;
  }
  NdisIMAssociateMiniport(DriverHandle, ProtocolHandle);
  return STATUS_SUCCESS;
}
