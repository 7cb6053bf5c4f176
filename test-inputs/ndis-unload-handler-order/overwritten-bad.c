// An intermediate driver with two registrations and one status: that of the
// first is lost.

#include "../include/ndis5_miniport.h"
#include "../include/ndis5_protocol.h"

static NDIS_HANDLE WrapperHandle, DriverHandle, ProtocolHandle;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
  if (DriverHandle != NULL)
    NdisIMDeregisterLayeredMiniport(DriverHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Miniport;
  NDIS_PROTOCOL_CHARACTERISTICS Protocol;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Miniport);
  Status = NdisIMRegisterLayeredMiniport(WrapperHandle, &Miniport,
                                         sizeof(Miniport), &DriverHandle);
  DescribeProtocol(&Protocol);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Protocol, sizeof(Protocol));
  if (Status == NDIS_STATUS_SUCCESS) {
    NdisMRegisterUnloadHandler(WrapperHandle, Unload_Bad); // expect: ndis-unload-handler-order: the layered miniport registration may have failed: its status was not looked at
    return Status;
  }
  if (DriverHandle != NULL)
    NdisIMDeregisterLayeredMiniport(DriverHandle);
  NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
