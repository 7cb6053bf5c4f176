// An intermediate driver that registers its ProtocolUnload routine for both.

#include "../include/ndis5_miniport.h"
#include "../include/ndis5_protocol.h"

static NDIS_HANDLE WrapperHandle, DriverHandle, ProtocolHandle;

static VOID NTAPI ProtocolUnload(VOID) {
  NDIS_STATUS Status;

  if (ProtocolHandle != NULL) {
    NdisDeregisterProtocol(&Status, ProtocolHandle);
    ProtocolHandle = NULL;
  }
  if (DriverHandle != NULL) {
    NdisIMDeregisterLayeredMiniport(DriverHandle);
    DriverHandle = NULL;
  }
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
  if (Status != NDIS_STATUS_SUCCESS)
    goto Failed;
  NdisMRegisterUnloadHandler(WrapperHandle, (PVOID)ProtocolUnload); // expect: ndis-unload-handler-argument at '(PVOID)ProtocolUnload': it takes 0 parameters instead of 1

  DescribeProtocol(&Protocol);
  Protocol.UnloadHandler = ProtocolUnload;
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Protocol, sizeof(Protocol));
  if (Status == NDIS_STATUS_SUCCESS)
    return Status;
  NdisIMDeregisterLayeredMiniport(DriverHandle);
  DriverHandle = NULL;

Failed:
  NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
