// Query and set.

#include "coppertail.h"

static const NDIS_OID CtSupported[] = {
    OID_GEN_SUPPORTED_LIST,
    OID_GEN_HARDWARE_STATUS,
    OID_GEN_MEDIA_SUPPORTED,
    OID_GEN_MEDIA_IN_USE,
    OID_GEN_MAXIMUM_FRAME_SIZE,
    OID_GEN_LINK_SPEED,
    OID_GEN_MEDIA_CONNECT_STATUS,
    OID_GEN_CURRENT_PACKET_FILTER,
    OID_GEN_MAXIMUM_TOTAL_SIZE,
    OID_GEN_MAC_OPTIONS,
    OID_GEN_XMIT_OK,
    OID_GEN_RCV_OK,
    OID_802_3_PERMANENT_ADDRESS,
    OID_802_3_CURRENT_ADDRESS,
};

NDIS_STATUS NTAPI CtQuery(NDIS_HANDLE Context, NDIS_OID Oid, PVOID Buffer,
                          ULONG Length, PULONG Written, PULONG Needed) {
  PCT_ADAPTER Adapter = (PCT_ADAPTER)Context;
  const VOID *Answer;
  ULONG AnswerLength = sizeof(ULONG);
  ULONG Number = 0;

  Answer = &Number;
  switch (Oid) {
  case OID_GEN_SUPPORTED_LIST:
    Answer = CtSupported;
    AnswerLength = sizeof(CtSupported);
    break;
  case OID_GEN_HARDWARE_STATUS:
    Number = NdisHardwareStatusReady;
    break;
  case OID_GEN_MEDIA_SUPPORTED:
  case OID_GEN_MEDIA_IN_USE:
    Number = NdisMedium802_3;
    break;
  case OID_GEN_MAXIMUM_FRAME_SIZE:
    Number = CT_MAX_FRAME - CT_MIN_FRAME;
    break;
  case OID_GEN_LINK_SPEED:
    Number = 1000000; // units of 100 bit/s
    break;
  case OID_GEN_MEDIA_CONNECT_STATUS:
    Number =
        Adapter->LinkUp ? NdisMediaStateConnected : NdisMediaStateDisconnected;
    break;
  case OID_GEN_CURRENT_PACKET_FILTER:
    Number = Adapter->PacketFilter;
    break;
  case OID_GEN_MAXIMUM_TOTAL_SIZE:
    Number = CT_MAX_FRAME;
    break;
  case OID_GEN_MAC_OPTIONS:
    Number = NDIS_MAC_OPTION_NO_LOOPBACK;
    break;
  case OID_GEN_XMIT_OK:
    Number = Adapter->FramesSent;
    break;
  case OID_GEN_RCV_OK:
    Number = Adapter->FramesReceived;
    break;
  case OID_802_3_PERMANENT_ADDRESS:
  case OID_802_3_CURRENT_ADDRESS:
    Answer = Adapter->Address;
    AnswerLength = ETH_LENGTH_OF_ADDRESS;
    break;
  default:
    return NDIS_STATUS_NOT_SUPPORTED;
  }

  if (Length < AnswerLength) {
    *Needed = AnswerLength;
    return NDIS_STATUS_BUFFER_TOO_SHORT;
  }
  NdisMoveMemory(Buffer, Answer, AnswerLength);
  *Written = AnswerLength;
  return NDIS_STATUS_SUCCESS;
}

NDIS_STATUS NTAPI CtSet(NDIS_HANDLE Context, NDIS_OID Oid, PVOID Buffer,
                        ULONG Length, PULONG Read, PULONG Needed) {
  PCT_ADAPTER Adapter = (PCT_ADAPTER)Context;

  if (Oid != OID_GEN_CURRENT_PACKET_FILTER)
    return NDIS_STATUS_NOT_SUPPORTED;
  if (Length != sizeof(ULONG)) {
    *Needed = sizeof(ULONG);
    return NDIS_STATUS_INVALID_LENGTH;
  }
  Adapter->PacketFilter = *(PULONG)Buffer;
  *Read = sizeof(ULONG);
  CtQueueWork(Adapter, CT_WORK_FILTER);
  return NDIS_STATUS_SUCCESS;
}
