// What NDIS asks of a controller, and what it sets.

#include "gannet.h"

static const NDIS_OID GnSupportedOids[] = {OID_GEN_SUPPORTED_LIST,
                                           OID_GEN_HARDWARE_STATUS,
                                           OID_GEN_MEDIA_SUPPORTED,
                                           OID_GEN_MEDIA_IN_USE,
                                           OID_GEN_MAXIMUM_FRAME_SIZE,
                                           OID_GEN_MEDIA_CONNECT_STATUS,
                                           OID_GEN_CURRENT_PACKET_FILTER,
                                           OID_GEN_MAXIMUM_LOOKAHEAD,
                                           OID_GEN_CURRENT_LOOKAHEAD,
                                           OID_GEN_XMIT_OK,
                                           OID_GEN_RCV_OK,
                                           OID_GEN_RCV_NO_BUFFER,
                                           OID_802_3_PERMANENT_ADDRESS,
                                           OID_802_3_CURRENT_ADDRESS};

static BOOLEAN GnNumber(PGN_ADAPTER Adapter, NDIS_OID Oid, PULONG Number) {
  switch (Oid) {
  case OID_GEN_MAXIMUM_FRAME_SIZE:
    *Number = GN_MAX_FRAME - GN_HEADER_BYTES;
    return TRUE;
  case OID_GEN_CURRENT_LOOKAHEAD:
    *Number = Adapter->MaxLookahead;
    return TRUE;
  case OID_GEN_MEDIA_CONNECT_STATUS:
    *Number =
        Adapter->LinkUp ? NdisMediaStateConnected : NdisMediaStateDisconnected;
    return TRUE;
  case OID_GEN_CURRENT_PACKET_FILTER:
    *Number = Adapter->PacketFilter;
    return TRUE;
  case OID_GEN_XMIT_OK:
    *Number = Adapter->FramesSent;
    return TRUE;
  case OID_GEN_RCV_OK:
    *Number = Adapter->FramesReceived;
    return TRUE;
  default:
    return FALSE;
  }
}

NDIS_STATUS NTAPI GnQuery(NDIS_HANDLE Context, NDIS_OID Oid, PVOID Buffer,
                          ULONG Length, PULONG Written, PULONG Needed) {
  PGN_ADAPTER Adapter = (PGN_ADAPTER)Context;
  ULONG Number = 0;
  const VOID *Source = &Number;
  ULONG Size = sizeof(Number);

  *Written = 0;
  *Needed = 0;
  if (Oid == OID_GEN_SUPPORTED_LIST) {
    Source = GnSupportedOids;
    Size = sizeof(GnSupportedOids);
  } else if (Oid == OID_802_3_CURRENT_ADDRESS) {
    Source = Adapter->Address;
    Size = ETH_LENGTH_OF_ADDRESS;
  } else if (!GnNumber(Adapter, Oid, &Number)) {
    return NDIS_STATUS_NOT_SUPPORTED;
  }
  if (Length < Size) {
    *Needed = Size;
    return NDIS_STATUS_INVALID_LENGTH;
  }
  NdisMoveMemory(Buffer, Source, Size);
  *Written = Size;
  return NDIS_STATUS_SUCCESS;
}

NDIS_STATUS NTAPI GnSet(NDIS_HANDLE Context, NDIS_OID Oid, PVOID Buffer,
                        ULONG Length, PULONG Read, PULONG Needed) {
  PGN_ADAPTER Adapter = (PGN_ADAPTER)Context;

  *Read = 0;
  *Needed = 0;
  if (Oid != OID_GEN_CURRENT_PACKET_FILTER && Oid != OID_GEN_CURRENT_LOOKAHEAD)
    return NDIS_STATUS_NOT_SUPPORTED;
  if (Length < sizeof(ULONG)) {
    *Needed = sizeof(ULONG);
    return NDIS_STATUS_INVALID_LENGTH;
  }
  if (Oid == OID_GEN_CURRENT_PACKET_FILTER)
    Adapter->PacketFilter = *(PULONG)Buffer;
  *Read = sizeof(ULONG);
  return NDIS_STATUS_SUCCESS;
}
