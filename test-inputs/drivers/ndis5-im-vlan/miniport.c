// The upper side: the miniport of a VLAN.

#include "sluice.h"

// What a VLAN needs to run.
static NDIS_STATUS SlStartVlan(PSL_VLAN Vlan) {
  NDIS_STATUS Status;

  NdisAllocatePacketPool(&Status, &Vlan->SendPool, SL_PACKETS,
                         sizeof(SL_RESERVED));
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  NdisAllocatePacketPool(&Status, &Vlan->ReceivePool, SL_PACKETS,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailReceivePool;

  NdisAllocateBufferPool(&Status, &Vlan->BufferPool, 2 * SL_PACKETS);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailBufferPool;

  NdisInitializeNPagedLookasideList(&Vlan->Frames, NULL, NULL, 0,
                                    sizeof(SL_FRAME), SL_TAG, 0);
  return NDIS_STATUS_SUCCESS;

FailBufferPool:
  NdisFreePacketPool(Vlan->ReceivePool);
FailReceivePool:
  NdisFreePacketPool(Vlan->SendPool);
  return Status;
}

static VOID SlStopVlan(PSL_VLAN Vlan) {
  NdisDeleteNPagedLookasideList(&Vlan->Frames);
  NdisFreeBufferPool(Vlan->BufferPool);
  NdisFreePacketPool(Vlan->ReceivePool);
  NdisFreePacketPool(Vlan->SendPool);
}

static VOID SlSetHandle(PSL_VLAN Vlan, NDIS_HANDLE MiniportHandle) {
  NdisAcquireSpinLock(&Vlan->Trunk->Lock);
  Vlan->MiniportHandle = MiniportHandle;
  NdisReleaseSpinLock(&Vlan->Trunk->Lock);
}

static NDIS_STATUS SlSelectMedium(PUINT Selected, PNDIS_MEDIUM Media,
                                  UINT Count) {
  for (*Selected = 0; *Selected < Count; ++*Selected)
    if (Media[*Selected] == NdisMedium802_3)
      return NDIS_STATUS_SUCCESS;
  return NDIS_STATUS_UNSUPPORTED_MEDIA;
}

static NDIS_STATUS NTAPI SlInitialize(PNDIS_STATUS OpenErrorStatus,
                                      PUINT SelectedMediumIndex,
                                      PNDIS_MEDIUM MediumArray,
                                      UINT MediumArraySize,
                                      NDIS_HANDLE MiniportHandle,
                                      NDIS_HANDLE ConfigurationContext) {
  PSL_VLAN Vlan = (PSL_VLAN)NdisIMGetDeviceContext(MiniportHandle);
  NDIS_STATUS Status;

  UNREFERENCED_PARAMETER(OpenErrorStatus);
  UNREFERENCED_PARAMETER(ConfigurationContext);
  Status = SlSelectMedium(SelectedMediumIndex, MediumArray, MediumArraySize);
  if (Status == NDIS_STATUS_SUCCESS) {
    NdisMSetAttributesEx(MiniportHandle, Vlan, 0,
                         NDIS_ATTRIBUTE_INTERMEDIATE_DRIVER |
                             NDIS_ATTRIBUTE_DESERIALIZE |
                             NDIS_ATTRIBUTE_IGNORE_PACKET_TIMEOUT |
                             NDIS_ATTRIBUTE_IGNORE_REQUEST_TIMEOUT,
                         (NDIS_INTERFACE_TYPE)0);
    Status = SlStartVlan(Vlan);
  }
  if (Status == NDIS_STATUS_SUCCESS)
    SlSetHandle(Vlan, MiniportHandle);

  Vlan->InitPending = FALSE;
  NdisSetEvent(&Vlan->InitDone);
  return Status;
}

// Comes from SlDeleteVlan, or from NDIS when the miniport is disabled. No frame
// comes or goes once the handle is cleared; those under way are waited for.
static VOID NTAPI SlHalt(NDIS_HANDLE Context) {
  PSL_VLAN Vlan = (PSL_VLAN)Context;

  SlSetHandle(Vlan, NULL);
  while (Vlan->Busy != 0)
    NdisMSleep(1000);
  SlStopVlan(Vlan);
}

static NDIS_STATUS NTAPI SlReset(PBOOLEAN AddressingReset,
                                 NDIS_HANDLE Context) {
  UNREFERENCED_PARAMETER(Context);
  *AddressingReset = FALSE;
  return NDIS_STATUS_SUCCESS;
}

// Packets are indicated so that none comes back.
static VOID NTAPI SlReturnPacket(NDIS_HANDLE Context, PNDIS_PACKET Packet) {
  UNREFERENCED_PARAMETER(Context);
  UNREFERENCED_PARAMETER(Packet);
}

static const NDIS_OID SlSupportedOids[] = {OID_GEN_SUPPORTED_LIST,
                                           OID_GEN_MAXIMUM_FRAME_SIZE,
                                           OID_GEN_CURRENT_PACKET_FILTER,
                                           OID_GEN_CURRENT_LOOKAHEAD,
                                           OID_GEN_XMIT_OK,
                                           OID_GEN_RCV_OK,
                                           OID_802_3_CURRENT_ADDRESS,
                                           OID_802_3_PERMANENT_ADDRESS};

static NDIS_STATUS NTAPI SlQuery(NDIS_HANDLE Context, NDIS_OID Oid,
                                 PVOID Buffer, ULONG Length, PULONG Written,
                                 PULONG Needed) {
  PSL_VLAN Vlan = (PSL_VLAN)Context;
  ULONG Number = SL_MAX_FRAME - SL_HEADER_BYTES;
  const VOID *Source = &Number;
  ULONG Size = sizeof(Number);

  switch (Oid) {
  case OID_GEN_SUPPORTED_LIST:
    Source = SlSupportedOids;
    Size = sizeof(SlSupportedOids);
    break;
  case OID_802_3_CURRENT_ADDRESS:
  case OID_802_3_PERMANENT_ADDRESS:
    Source = Vlan->Trunk->Address;
    Size = ETH_LENGTH_OF_ADDRESS;
    break;
  case OID_GEN_MAXIMUM_FRAME_SIZE:
    break;
  case OID_GEN_CURRENT_PACKET_FILTER:
    Number = Vlan->PacketFilter;
    break;
  case OID_GEN_CURRENT_LOOKAHEAD:
    Number = Vlan->Lookahead;
    break;
  case OID_GEN_XMIT_OK:
    Number = Vlan->FramesSent;
    break;
  case OID_GEN_RCV_OK:
    Number = Vlan->FramesReceived;
    break;
  default:
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

static NDIS_STATUS NTAPI SlSet(NDIS_HANDLE Context, NDIS_OID Oid, PVOID Buffer,
                               ULONG Length, PULONG Read, PULONG Needed) {
  PSL_VLAN Vlan = (PSL_VLAN)Context;

  if (Oid != OID_GEN_CURRENT_PACKET_FILTER && Oid != OID_GEN_CURRENT_LOOKAHEAD)
    return NDIS_STATUS_NOT_SUPPORTED;
  if (Length < sizeof(ULONG)) {
    *Needed = sizeof(ULONG);
    return NDIS_STATUS_INVALID_LENGTH;
  }
  if (Oid == OID_GEN_CURRENT_PACKET_FILTER)
    Vlan->PacketFilter = *(PULONG)Buffer;
  else
    Vlan->Lookahead = *(PULONG)Buffer;
  *Read = sizeof(ULONG);
  return NDIS_STATUS_SUCCESS;
}

NDIS_STATUS SlRegisterMiniport(VOID) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;

  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.MajorNdisVersion = 5;
  Chars.InitializeHandler = SlInitialize;
  Chars.HaltHandler = SlHalt;
  Chars.ResetHandler = SlReset;
  Chars.QueryInformationHandler = SlQuery;
  Chars.SetInformationHandler = SlSet;
  Chars.ReturnPacketHandler = SlReturnPacket;
  Chars.SendPacketsHandler = SlSendPackets;
  return NdisIMRegisterLayeredMiniport(SlGlobals.Wrapper, &Chars, sizeof(Chars),
                                       &SlGlobals.Driver);
}
