// An intermediate driver of NDIS 5.1, which has to register its handler so.

#include "../include/ndis5_miniport.h"
#include "../include/ndis5_protocol.h"

static NDIS_HANDLE WrapperHandle, DriverHandle, ProtocolHandle;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
  NdisIMDeregisterLayeredMiniport(DriverHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Miniport;
  NDIS_PROTOCOL_CHARACTERISTICS Protocol;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Miniport);
  Miniport.MinorNdisVersion = 1;
  Status = NdisIMRegisterLayeredMiniport(WrapperHandle, &Miniport,
                                         sizeof(Miniport), &DriverHandle);
  if (Status == NDIS_STATUS_SUCCESS) {
    DescribeProtocol(&Protocol);
    NdisRegisterProtocol(&Status, &ProtocolHandle, &Protocol, sizeof(Protocol));
    if (Status == NDIS_STATUS_SUCCESS) {
      NdisMRegisterUnloadHandler(WrapperHandle, Unload_Ok);
      return Status;
    }
    NdisIMDeregisterLayeredMiniport(DriverHandle);
  }
  NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
