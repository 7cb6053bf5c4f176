// An intermediate driver in one loop that is left when a step fails. What came
// before the protocol goes in the same place for all.

#include "../include/ndis5_miniport.h"
#include "../include/ndis5_protocol.h"

static NDIS_HANDLE DriverHandle;
static NDIS_HANDLE ProtocolHandle;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  if (ProtocolHandle != NULL) {
    NdisDeregisterProtocol(&Status, ProtocolHandle);
    ProtocolHandle = NULL;
  }
  NdisIMDeregisterLayeredMiniport(DriverHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Miniport;
  NDIS_PROTOCOL_CHARACTERISTICS Protocol;
  NDIS_HANDLE Wrapper = NULL;
  NDIS_STATUS Status;

  do {
    NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
    if (Wrapper == NULL) {
      Status = NDIS_STATUS_FAILURE;
      break;
    }
    DescribeMiniport(&Miniport);
    Status = NdisIMRegisterLayeredMiniport(Wrapper, &Miniport, sizeof(Miniport),
                                           &DriverHandle);
    if (Status != NDIS_STATUS_SUCCESS)
      break;
    NdisMRegisterUnloadHandler(Wrapper, Unload);

    DescribeProtocol(&Protocol);
    NdisRegisterProtocol(&Status, &ProtocolHandle, &Protocol, sizeof(Protocol));
    if (Status != NDIS_STATUS_SUCCESS)
      break;
    NdisIMAssociateMiniport(DriverHandle, ProtocolHandle);
  } while (FALSE);

  if (Status != NDIS_STATUS_SUCCESS && Wrapper != NULL)
    NdisTerminateWrapper(Wrapper, NULL);
  return Status; // expect: ndis-entry-failure-leak: 'DriverEntry' fails without giving back the layered miniport registration
}
