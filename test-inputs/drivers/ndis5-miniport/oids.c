// What NDIS asks of a card, and what it sets.

#include "quillnic.h"

static const NDIS_OID QlSupportedOids[] = {OID_GEN_SUPPORTED_LIST,
                                           OID_GEN_MEDIA_SUPPORTED,
                                           OID_GEN_MEDIA_IN_USE,
                                           OID_GEN_MAXIMUM_FRAME_SIZE,
                                           OID_GEN_MEDIA_CONNECT_STATUS,
                                           OID_GEN_CURRENT_PACKET_FILTER,
                                           OID_GEN_MAXIMUM_LOOKAHEAD,
                                           OID_GEN_CURRENT_LOOKAHEAD,
                                           OID_GEN_XMIT_OK,
                                           OID_GEN_RCV_OK,
                                           OID_802_3_PERMANENT_ADDRESS,
                                           OID_802_3_CURRENT_ADDRESS};

// The answer is a number, unless Source and Size say otherwise.
static NDIS_STATUS QlAnswer(PQL_ADAPTER Adapter, NDIS_OID Oid, PULONG Number,
                            const VOID **Source, PULONG Size) {
  switch (Oid) {
  case OID_GEN_SUPPORTED_LIST:
    *Source = QlSupportedOids;
    *Size = sizeof(QlSupportedOids);
    break;
  case OID_802_3_PERMANENT_ADDRESS:
  case OID_802_3_CURRENT_ADDRESS:
    *Source = Adapter->Address;
    *Size = ETH_LENGTH_OF_ADDRESS;
    break;
  case OID_GEN_MEDIA_SUPPORTED:
  case OID_GEN_MEDIA_IN_USE:
    *Number = NdisMedium802_3;
    break;
  case OID_GEN_MAXIMUM_FRAME_SIZE:
  case OID_GEN_MAXIMUM_LOOKAHEAD:
  case OID_GEN_CURRENT_LOOKAHEAD:
    *Number = QL_MAX_FRAME - QL_MIN_FRAME;
    break;
  case OID_GEN_MEDIA_CONNECT_STATUS:
    *Number =
        Adapter->LinkUp ? NdisMediaStateConnected : NdisMediaStateDisconnected;
    break;
  case OID_GEN_CURRENT_PACKET_FILTER:
    *Number = Adapter->PacketFilter;
    break;
  case OID_GEN_XMIT_OK:
    *Number = Adapter->FramesSent;
    break;
  case OID_GEN_RCV_OK:
    *Number = Adapter->FramesReceived;
    break;
  default:
    return NDIS_STATUS_NOT_SUPPORTED;
  }
  return NDIS_STATUS_SUCCESS;
}

NDIS_STATUS NTAPI QlQuery(NDIS_HANDLE Context, NDIS_OID Oid, PVOID Buffer,
                          ULONG Length, PULONG Written, PULONG Needed) {
  ULONG Number = 0;
  const VOID *Source = &Number;
  ULONG Size = sizeof(Number);
  NDIS_STATUS Status;

  *Written = 0;
  *Needed = 0;
  Status = QlAnswer((PQL_ADAPTER)Context, Oid, &Number, &Source, &Size);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  if (Length < Size) {
    *Needed = Size;
    return NDIS_STATUS_INVALID_LENGTH;
  }
  NdisMoveMemory(Buffer, Source, Size);
  *Written = Size;
  return NDIS_STATUS_SUCCESS;
}

NDIS_STATUS NTAPI QlSet(NDIS_HANDLE Context, NDIS_OID Oid, PVOID Buffer,
                        ULONG Length, PULONG Read, PULONG Needed) {
  PQL_ADAPTER Adapter = (PQL_ADAPTER)Context;

  *Read = 0;
  *Needed = 0;
  switch (Oid) {
  case OID_GEN_CURRENT_PACKET_FILTER:
  case OID_GEN_CURRENT_LOOKAHEAD:
    if (Length < sizeof(ULONG)) {
      *Needed = sizeof(ULONG);
      return NDIS_STATUS_INVALID_LENGTH;
    }
    if (Oid == OID_GEN_CURRENT_PACKET_FILTER)
      Adapter->PacketFilter = *(PULONG)Buffer;
    *Read = sizeof(ULONG);
    return NDIS_STATUS_SUCCESS;
  default:
    return NDIS_STATUS_NOT_SUPPORTED;
  }
}
