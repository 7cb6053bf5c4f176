// The lower side: a protocol, bound to adapters.

#include "glasspane.h"

// The name that the configuration gives to the miniport above this adapter.
static NDIS_STATUS GpCreateFromConfiguration(PNDIS_STRING Section,
                                             PGP_ADAPT *AdaptPointer) {
  NDIS_STRING Keyword = NDIS_STRING_CONST("UpperBindings");
  PNDIS_CONFIGURATION_PARAMETER Parameter;
  NDIS_HANDLE Configuration;
  NDIS_STATUS Status;

  NdisOpenProtocolConfiguration(&Status, &Configuration, Section);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  NdisReadConfiguration(&Status, &Parameter, Configuration, &Keyword,
                        NdisParameterString);
  if (Status == NDIS_STATUS_SUCCESS)
    Status = GpCreateAdapt(&Parameter->ParameterData.StringData, AdaptPointer);

  NdisCloseConfiguration(Configuration);
  return Status;
}

// GpInitialize runs inside the call, or when a protocol binds above.
static NDIS_STATUS GpStartMiniport(PGP_ADAPT Adapt) {
  NDIS_STATUS Status;

  Adapt->InitPending = TRUE;
  Status = NdisIMInitializeDeviceInstanceEx(GpDriverHandle,
                                            &Adapt->MiniportName, Adapt);
  if (Status != NDIS_STATUS_SUCCESS)
    Adapt->InitPending = FALSE;
  return Status;
}

VOID NTAPI GpBindAdapter(PNDIS_STATUS Status, NDIS_HANDLE BindContext,
                         PNDIS_STRING DeviceName, PVOID SystemSpecific1,
                         PVOID SystemSpecific2) {
  PGP_ADAPT Adapt = NULL;

  UNREFERENCED_PARAMETER(BindContext);
  UNREFERENCED_PARAMETER(SystemSpecific2);
  do {
    *Status = GpCreateFromConfiguration((PNDIS_STRING)SystemSpecific1, &Adapt);
    if (*Status != NDIS_STATUS_SUCCESS)
      break;

    *Status = GpOpenBinding(Adapt, DeviceName);
    if (*Status != NDIS_STATUS_SUCCESS)
      break;

    *Status = GpStartMiniport(Adapt);
    if (*Status != NDIS_STATUS_SUCCESS) {
      GpCloseBinding(Adapt);
      break;
    }
    GpNote(GpBound, Adapt);
  } while (FALSE);

  if (Adapt != NULL && GpDereferenceAdapt(Adapt))
    Adapt = NULL;
}

// If the miniport was never initialized, its instance is cancelled; if it is
// just being initialized, that is waited for and undone.
static VOID GpStopMiniport(PGP_ADAPT Adapt) {
  if (Adapt->InitPending) {
    NDIS_STATUS Status = NdisIMCancelInitializeDeviceInstance(
        GpDriverHandle, &Adapt->MiniportName);

    if (Status == NDIS_STATUS_SUCCESS)
      Adapt->InitPending = FALSE;
    else
      NdisWaitEvent(&Adapt->InitDone, 0);
  }
  if (Adapt->MiniportHandle != NULL)
    NdisIMDeInitializeDeviceInstance(Adapt->MiniportHandle);
}

VOID NTAPI GpUnbindAdapter(PNDIS_STATUS Status, NDIS_HANDLE Context,
                           NDIS_HANDLE UnbindContext) {
  PGP_ADAPT Adapt = (PGP_ADAPT)Context;

  UNREFERENCED_PARAMETER(UnbindContext);
  GpNote(GpUnbound, Adapt);

  GpReferenceAdapt(Adapt);
  GpStopMiniport(Adapt);
  GpCloseBinding(Adapt);
  GpDereferenceAdapt(Adapt);
  *Status = NDIS_STATUS_SUCCESS;
}

VOID NTAPI GpOpenComplete(NDIS_HANDLE Context, NDIS_STATUS Status,
                          NDIS_STATUS OpenErrorStatus) {
  PGP_ADAPT Adapt = (PGP_ADAPT)Context;

  UNREFERENCED_PARAMETER(OpenErrorStatus);
  Adapt->CompletedStatus = Status;
  NdisSetEvent(&Adapt->Completed);
}

VOID NTAPI GpCloseComplete(NDIS_HANDLE Context, NDIS_STATUS Status) {
  PGP_ADAPT Adapt = (PGP_ADAPT)Context;

  Adapt->CompletedStatus = Status;
  NdisSetEvent(&Adapt->Completed);
}

VOID NTAPI GpResetComplete(NDIS_HANDLE Context, NDIS_STATUS Status) {
  UNREFERENCED_PARAMETER(Context);
  UNREFERENCED_PARAMETER(Status);
}

VOID NTAPI GpRequestComplete(NDIS_HANDLE Context, PNDIS_REQUEST Request,
                             NDIS_STATUS Status) {
  PGP_ADAPT Adapt = (PGP_ADAPT)Context;

  if (Request->RequestType == NdisRequestQueryInformation) {
    *Adapt->BytesDone = Request->DATA.QUERY_INFORMATION.BytesWritten;
    *Adapt->BytesNeeded = Request->DATA.QUERY_INFORMATION.BytesNeeded;
    NdisMQueryInformationComplete(Adapt->MiniportHandle, Status);
  } else {
    *Adapt->BytesDone = Request->DATA.SET_INFORMATION.BytesRead;
    *Adapt->BytesNeeded = Request->DATA.SET_INFORMATION.BytesNeeded;
    NdisMSetInformationComplete(Adapt->MiniportHandle, Status);
  }
}

VOID NTAPI GpSendComplete(NDIS_HANDLE Context, PNDIS_PACKET Packet,
                          NDIS_STATUS Status) {
  PGP_ADAPT Adapt = (PGP_ADAPT)Context;
  PNDIS_PACKET Original = GP_SENT(Packet)->Packet;

  NdisIMCopySendCompletePerPacketInfo(Original, Packet);
  NdisFreePacket(Packet);
  NdisMSendComplete(Adapt->MiniportHandle, Original, Status);
}

VOID NTAPI GpTransferComplete(NDIS_HANDLE Context, PNDIS_PACKET Packet,
                              NDIS_STATUS Status, UINT Bytes) {
  PGP_ADAPT Adapt = (PGP_ADAPT)Context;

  if (Adapt->MiniportHandle != NULL)
    NdisMTransferDataComplete(Adapt->MiniportHandle, Packet, Status, Bytes);
}

NDIS_STATUS NTAPI GpReceive(NDIS_HANDLE Context, NDIS_HANDLE ReceiveContext,
                            PVOID Header, UINT HeaderSize, PVOID Lookahead,
                            UINT LookaheadSize, UINT PacketSize) {
  PGP_ADAPT Adapt = (PGP_ADAPT)Context;

  if (Adapt->MiniportHandle == NULL)
    return NDIS_STATUS_FAILURE;
  Adapt->IndicateComplete = TRUE;
  NdisMEthIndicateReceive(Adapt->MiniportHandle, ReceiveContext, Header,
                          HeaderSize, Lookahead, LookaheadSize, PacketSize);
  return NDIS_STATUS_SUCCESS;
}

VOID NTAPI GpReceiveComplete(NDIS_HANDLE Context) {
  PGP_ADAPT Adapt = (PGP_ADAPT)Context;

  if (Adapt->MiniportHandle != NULL && Adapt->IndicateComplete)
    NdisMEthIndicateReceiveComplete(Adapt->MiniportHandle);
  Adapt->IndicateComplete = FALSE;
}

// Tells how many times the packet will be returned. A packet without resources
// to spare is done when the indication is.
INT NTAPI GpReceivePacket(NDIS_HANDLE Context, PNDIS_PACKET Packet) {
  PGP_ADAPT Adapt = (PGP_ADAPT)Context;
  PNDIS_PACKET Ours;
  NDIS_STATUS Status;

  if (Adapt->MiniportHandle == NULL)
    return 0;

  NdisDprAllocatePacket(&Status, &Ours, Adapt->ReceivePool);
  if (Status != NDIS_STATUS_SUCCESS)
    return 0;

  GP_RECEIVED(Ours)->Packet = Packet;
  Ours->Private.Head = Packet->Private.Head;
  Ours->Private.Tail = Packet->Private.Tail;
  NDIS_SET_ORIGINAL_PACKET(Ours, NDIS_GET_ORIGINAL_PACKET(Packet));
  Ours->Private.Flags = NdisGetPacketFlags(Packet);
  NDIS_SET_PACKET_HEADER_SIZE(Ours, NDIS_GET_PACKET_HEADER_SIZE(Packet));
  Status = NDIS_GET_PACKET_STATUS(Packet);
  NDIS_SET_PACKET_STATUS(Ours, Status);

  NdisMIndicateReceivePacket(Adapt->MiniportHandle, &Ours, 1);
  if (Status != NDIS_STATUS_RESOURCES)
    return 1;
  NdisDprFreePacket(Ours);
  return 0;
}

VOID NTAPI GpStatus(NDIS_HANDLE Context, NDIS_STATUS GeneralStatus,
                    PVOID Buffer, UINT Size) {
  PGP_ADAPT Adapt = (PGP_ADAPT)Context;

  if (Adapt->MiniportHandle != NULL)
    NdisMIndicateStatus(Adapt->MiniportHandle, GeneralStatus, Buffer, Size);
}

VOID NTAPI GpStatusComplete(NDIS_HANDLE Context) {
  PGP_ADAPT Adapt = (PGP_ADAPT)Context;

  if (Adapt->MiniportHandle != NULL)
    NdisMIndicateStatusComplete(Adapt->MiniportHandle);
}

// Events of an adapter go to the protocols above its miniport.
NDIS_STATUS NTAPI GpPnPEvent(NDIS_HANDLE Context, PNET_PNP_EVENT Event) {
  PGP_ADAPT Adapt = (PGP_ADAPT)Context;

  switch (Event->NetEvent) {
  case NetEventSetPower:
  case NetEventQueryPower:
    return NDIS_STATUS_SUCCESS;
  case NetEventReconfigure:
    if (Adapt == NULL) {
      NdisReEnumerateProtocolBindings(GpProtocolHandle);
      return NDIS_STATUS_SUCCESS;
    }
    break;
  default:
    break;
  }
  if (Adapt == NULL || Adapt->MiniportHandle == NULL)
    return NDIS_STATUS_SUCCESS;
  return NdisIMNotifyPnPEvent(Adapt->MiniportHandle, Event);
}
