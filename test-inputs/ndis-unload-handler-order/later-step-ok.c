// An intermediate driver that registers its handler before the last step. When
// that fails, DriverEntry fails, and undoes the rest: the handler does not run.

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
  Status = NdisIMRegisterLayeredMiniport(WrapperHandle, &Miniport,
                                         sizeof(Miniport), &DriverHandle);
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoMiniport;
  NdisMRegisterUnloadHandler(WrapperHandle, Unload_Ok);

  DescribeProtocol(&Protocol);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Protocol, sizeof(Protocol));
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoProtocol;
  NdisIMAssociateMiniport(DriverHandle, ProtocolHandle);
  return STATUS_SUCCESS;

NoProtocol:
  NdisIMDeregisterLayeredMiniport(DriverHandle);
NoMiniport:
  NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
