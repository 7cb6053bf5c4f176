// OID requests. A new filter is written to the hardware by a work item.

#include "orlop.h"

const NDIS_OID OlSupportedOids[] = {
    OID_GEN_SUPPORTED_LIST,        OID_GEN_HARDWARE_STATUS,
    OID_GEN_CURRENT_PACKET_FILTER, OID_GEN_CURRENT_LOOKAHEAD,
    OID_802_3_PERMANENT_ADDRESS,   OID_802_3_CURRENT_ADDRESS,
    OID_802_3_MULTICAST_LIST,      OID_802_3_MAXIMUM_LIST_SIZE};
const ULONG OlSupportedOidsSize = sizeof(OlSupportedOids);

static NDIS_STATUS OlAnswer(PNDIS_OID_REQUEST Request, const VOID *Data,
                            UINT Length) {
  if (Request->DATA.QUERY_INFORMATION.InformationBufferLength < Length) {
    Request->DATA.QUERY_INFORMATION.BytesNeeded = Length;
    return NDIS_STATUS_BUFFER_TOO_SHORT;
  }
  NdisMoveMemory(Request->DATA.QUERY_INFORMATION.InformationBuffer, Data,
                 Length);
  Request->DATA.QUERY_INFORMATION.BytesWritten = Length;
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS OlQuery(POL_ADAPTER Adapter, PNDIS_OID_REQUEST Request) {
  NDIS_HARDWARE_STATUS Ready = NdisHardwareStatusReady;
  ULONG Most = OL_MULTICAST_MAX;

  switch (Request->DATA.QUERY_INFORMATION.Oid) {
  case OID_GEN_SUPPORTED_LIST:
    return OlAnswer(Request, OlSupportedOids, OlSupportedOidsSize);
  case OID_GEN_HARDWARE_STATUS:
    return OlAnswer(Request, &Ready, sizeof(Ready));
  case OID_GEN_CURRENT_PACKET_FILTER:
    return OlAnswer(Request, &Adapter->PacketFilter, sizeof(ULONG));
  case OID_GEN_CURRENT_LOOKAHEAD:
    return OlAnswer(Request, &Adapter->Lookahead, sizeof(ULONG));
  case OID_802_3_PERMANENT_ADDRESS:
  case OID_802_3_CURRENT_ADDRESS:
    return OlAnswer(Request, Adapter->Address, ETH_LENGTH_OF_ADDRESS);
  case OID_802_3_MULTICAST_LIST:
    return OlAnswer(Request, Adapter->Multicast,
                    Adapter->MulticastCount * ETH_LENGTH_OF_ADDRESS);
  case OID_802_3_MAXIMUM_LIST_SIZE:
    return OlAnswer(Request, &Most, sizeof(Most));
  default:
    return NDIS_STATUS_NOT_SUPPORTED;
  }
}

static VOID NTAPI OlApplyFilter(PVOID Context, NDIS_HANDLE WorkItem) {
  POL_ADAPTER Adapter = (POL_ADAPTER)Context;
  PNDIS_OID_REQUEST Request;

  UNREFERENCED_PARAMETER(WorkItem);
  OlWrite(Adapter, OL_REG_FILTER, Adapter->PacketFilter);
  NdisAcquireSpinLock(&Adapter->Lock);
  Request = Adapter->Pending;
  Adapter->Pending = NULL;
  NdisReleaseSpinLock(&Adapter->Lock);
  if (Request != NULL)
    NdisMOidRequestComplete(Adapter->MiniportHandle, Request,
                            NDIS_STATUS_SUCCESS);
}

static NDIS_STATUS OlTakeNumber(PNDIS_OID_REQUEST Request, PULONG Number) {
  if (Request->DATA.SET_INFORMATION.InformationBufferLength < sizeof(ULONG)) {
    Request->DATA.SET_INFORMATION.BytesNeeded = sizeof(ULONG);
    return NDIS_STATUS_INVALID_LENGTH;
  }
  *Number = *(PULONG)Request->DATA.SET_INFORMATION.InformationBuffer;
  Request->DATA.SET_INFORMATION.BytesRead = sizeof(ULONG);
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS OlSetFilter(POL_ADAPTER Adapter, PNDIS_OID_REQUEST Request) {
  NDIS_STATUS Status = OlTakeNumber(Request, &Adapter->PacketFilter);

  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisAcquireSpinLock(&Adapter->Lock);
  Adapter->Pending = Request;
  NdisReleaseSpinLock(&Adapter->Lock);
  NdisQueueIoWorkItem(Adapter->WorkItem, OlApplyFilter, Adapter);
  return NDIS_STATUS_PENDING;
}

static NDIS_STATUS OlSetMulticast(POL_ADAPTER Adapter,
                                  PNDIS_OID_REQUEST Request) {
  UINT Length = Request->DATA.SET_INFORMATION.InformationBufferLength;

  if (Length % ETH_LENGTH_OF_ADDRESS != 0)
    return NDIS_STATUS_INVALID_LENGTH;
  if (Length > sizeof(Adapter->Multicast))
    return NDIS_STATUS_MULTICAST_FULL;
  NdisMoveMemory(Adapter->Multicast,
                 Request->DATA.SET_INFORMATION.InformationBuffer, Length);
  Adapter->MulticastCount = Length / ETH_LENGTH_OF_ADDRESS;
  Request->DATA.SET_INFORMATION.BytesRead = Length;
  return NDIS_STATUS_SUCCESS;
}

NDIS_STATUS NTAPI OlOidRequest(NDIS_HANDLE AdapterContext,
                               PNDIS_OID_REQUEST Request) {
  POL_ADAPTER Adapter = (POL_ADAPTER)AdapterContext;

  if (Request->RequestType == NdisRequestQueryInformation ||
      Request->RequestType == NdisRequestQueryStatistics)
    return OlQuery(Adapter, Request);
  if (Request->RequestType != NdisRequestSetInformation)
    return NDIS_STATUS_NOT_SUPPORTED;
  switch (Request->DATA.SET_INFORMATION.Oid) {
  case OID_GEN_CURRENT_PACKET_FILTER:
    return OlSetFilter(Adapter, Request);
  case OID_GEN_CURRENT_LOOKAHEAD:
    return OlTakeNumber(Request, &Adapter->Lookahead);
  case OID_802_3_MULTICAST_LIST:
    return OlSetMulticast(Adapter, Request);
  default:
    return NDIS_STATUS_NOT_SUPPORTED;
  }
}

VOID NTAPI OlCancelOidRequest(NDIS_HANDLE AdapterContext, PVOID RequestId) {
  UNREFERENCED_PARAMETER(AdapterContext);
  UNREFERENCED_PARAMETER(RequestId);
}
