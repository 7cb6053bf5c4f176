// An intermediate driver that passes the handle of its miniport side, as the
// routines around do.

#include "../include/ndis5_miniport.h"
#include "../include/ndis5_protocol.h"

static NDIS_HANDLE DriverHandle, ProtocolHandle;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
  NdisIMDeregisterLayeredMiniport(DriverHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Miniport;
  NDIS_PROTOCOL_CHARACTERISTICS Protocol;
  NDIS_HANDLE WrapperHandle;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  do {
    DescribeMiniport(&Miniport);
    Status = NdisIMRegisterLayeredMiniport(WrapperHandle, &Miniport,
                                           sizeof(Miniport), &DriverHandle);
    if (Status != NDIS_STATUS_SUCCESS)
      break;
    NdisMRegisterUnloadHandler(DriverHandle, Unload_Bad); // expect: ndis-unload-handler-argument at 'DriverHandle': gets the handle of the layered miniport registration instead of the handle of the NDIS wrapper

    DescribeProtocol(&Protocol);
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
