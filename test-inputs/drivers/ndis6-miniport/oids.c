// OID requests, all answered at once.

#include "precomp.h"

const NDIS_OID EnSupportedOids[] = {OID_GEN_SUPPORTED_LIST,
                                    OID_GEN_HARDWARE_STATUS,
                                    OID_GEN_CURRENT_PACKET_FILTER,
                                    OID_GEN_CURRENT_LOOKAHEAD,
                                    OID_GEN_STATISTICS,
                                    OID_802_3_PERMANENT_ADDRESS,
                                    OID_802_3_CURRENT_ADDRESS,
                                    OID_802_3_MULTICAST_LIST,
                                    OID_802_3_MAXIMUM_LIST_SIZE};
const ULONG EnSupportedOidsSize = sizeof(EnSupportedOids);

static NDIS_STATUS EnAnswer(PNDIS_OID_REQUEST Request, const VOID *Data,
                            UINT Length) {
  if (Request->DATA.QUERY_INFORMATION.InformationBufferLength < Length) {
    Request->DATA.QUERY_INFORMATION.BytesNeeded = Length;
    Request->DATA.QUERY_INFORMATION.BytesWritten = 0;
    return NDIS_STATUS_BUFFER_TOO_SHORT;
  }
  NdisMoveMemory(Request->DATA.QUERY_INFORMATION.InformationBuffer, Data,
                 Length);
  Request->DATA.QUERY_INFORMATION.BytesWritten = Length;
  return NDIS_STATUS_SUCCESS;
}

static EN_SAMPLE EnReadTotals(PEN_ADAPTER Adapter) {
  EN_SAMPLE Totals;

  NdisAcquireSpinLock(&Adapter->Lock);
  Totals = *Adapter->Totals;
  NdisReleaseSpinLock(&Adapter->Lock);
  return Totals;
}

static NDIS_STATUS EnAnswerStatistics(PEN_ADAPTER Adapter,
                                      PNDIS_OID_REQUEST Request) {
  EN_SAMPLE Totals = EnReadTotals(Adapter);
  NDIS_STATISTICS_INFO Info;

  NdisZeroMemory(&Info, sizeof(Info));
  Info.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
  Info.Header.Revision = NDIS_STATISTICS_INFO_REVISION_1;
  Info.Header.Size = NDIS_SIZEOF_STATISTICS_INFO_REVISION_1;
  Info.SupportedStatistics = NDIS_STATISTICS_FLAGS_VALID_DIRECTED_FRAMES_XMIT |
                             NDIS_STATISTICS_FLAGS_VALID_DIRECTED_FRAMES_RCV |
                             NDIS_STATISTICS_FLAGS_VALID_RCV_DISCARDS;
  Info.ifHCOutUcastPkts = Totals.FramesSent;
  Info.ifHCInUcastPkts = Totals.FramesReceived;
  Info.ifInDiscards = Totals.FramesDropped;
  return EnAnswer(Request, &Info, sizeof(Info));
}

static NDIS_STATUS EnQuery(PEN_ADAPTER Adapter, PNDIS_OID_REQUEST Request) {
  NDIS_HARDWARE_STATUS Ready = NdisHardwareStatusReady;
  ULONG ListSize = EN_MULTICAST_MAX;

  switch (Request->DATA.QUERY_INFORMATION.Oid) {
  case OID_GEN_SUPPORTED_LIST:
    return EnAnswer(Request, EnSupportedOids, EnSupportedOidsSize);
  case OID_GEN_HARDWARE_STATUS:
    return EnAnswer(Request, &Ready, sizeof(Ready));
  case OID_GEN_CURRENT_PACKET_FILTER:
    return EnAnswer(Request, &Adapter->PacketFilter, sizeof(ULONG));
  case OID_GEN_CURRENT_LOOKAHEAD:
    return EnAnswer(Request, &Adapter->Lookahead, sizeof(ULONG));
  case OID_GEN_STATISTICS:
    return EnAnswerStatistics(Adapter, Request);
  case OID_802_3_PERMANENT_ADDRESS:
    return EnAnswer(Request, Adapter->PermanentAddress, ETH_LENGTH_OF_ADDRESS);
  case OID_802_3_CURRENT_ADDRESS:
    return EnAnswer(Request, Adapter->CurrentAddress, ETH_LENGTH_OF_ADDRESS);
  case OID_802_3_MULTICAST_LIST:
    return EnAnswer(Request, Adapter->MulticastList,
                    Adapter->MulticastCount * ETH_LENGTH_OF_ADDRESS);
  case OID_802_3_MAXIMUM_LIST_SIZE:
    return EnAnswer(Request, &ListSize, sizeof(ListSize));
  default:
    return NDIS_STATUS_NOT_SUPPORTED;
  }
}

static NDIS_STATUS EnTakeNumber(PNDIS_OID_REQUEST Request, PULONG Number) {
  if (Request->DATA.SET_INFORMATION.InformationBufferLength < sizeof(ULONG)) {
    Request->DATA.SET_INFORMATION.BytesNeeded = sizeof(ULONG);
    return NDIS_STATUS_INVALID_LENGTH;
  }
  *Number = *(PULONG)Request->DATA.SET_INFORMATION.InformationBuffer;
  Request->DATA.SET_INFORMATION.BytesRead = sizeof(ULONG);
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS EnTakeMulticastList(PEN_ADAPTER Adapter,
                                       PNDIS_OID_REQUEST Request) {
  UINT Length = Request->DATA.SET_INFORMATION.InformationBufferLength;

  if (Length % ETH_LENGTH_OF_ADDRESS != 0)
    return NDIS_STATUS_INVALID_LENGTH;
  if (Length > sizeof(Adapter->MulticastList)) {
    Request->DATA.SET_INFORMATION.BytesNeeded = sizeof(Adapter->MulticastList);
    return NDIS_STATUS_MULTICAST_FULL;
  }
  NdisMoveMemory(Adapter->MulticastList,
                 Request->DATA.SET_INFORMATION.InformationBuffer, Length);
  Adapter->MulticastCount = Length / ETH_LENGTH_OF_ADDRESS;
  Request->DATA.SET_INFORMATION.BytesRead = Length;
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS EnSet(PEN_ADAPTER Adapter, PNDIS_OID_REQUEST Request) {
  switch (Request->DATA.SET_INFORMATION.Oid) {
  case OID_GEN_CURRENT_PACKET_FILTER:
    return EnTakeNumber(Request, &Adapter->PacketFilter);
  case OID_GEN_CURRENT_LOOKAHEAD:
    return EnTakeNumber(Request, &Adapter->Lookahead);
  case OID_802_3_MULTICAST_LIST:
    return EnTakeMulticastList(Adapter, Request);
  default:
    return NDIS_STATUS_NOT_SUPPORTED;
  }
}

NDIS_STATUS NTAPI EnOidRequest(NDIS_HANDLE AdapterContext,
                               PNDIS_OID_REQUEST Request) {
  PEN_ADAPTER Adapter = (PEN_ADAPTER)AdapterContext;

  switch (Request->RequestType) {
  case NdisRequestQueryInformation:
  case NdisRequestQueryStatistics:
    return EnQuery(Adapter, Request);
  case NdisRequestSetInformation:
    return EnSet(Adapter, Request);
  default:
    return NDIS_STATUS_NOT_SUPPORTED;
  }
}

VOID NTAPI EnCancelOidRequest(NDIS_HANDLE AdapterContext, PVOID RequestId) {
  UNREFERENCED_PARAMETER(AdapterContext);
  UNREFERENCED_PARAMETER(RequestId);
}
