// The lower side: bound to an adapter, it serves each port of it.

#include "tributary.h"

static VOID NTAPI TbBindAdapter(PNDIS_STATUS Status, NDIS_HANDLE BindContext,
                                PNDIS_STRING DeviceName, PVOID SystemSpecific1,
                                PVOID SystemSpecific2) {
  PTB_LOWER Lower;

  *Status = TbCreateLower(&Lower);
  if (*Status != NDIS_STATUS_SUCCESS)
    return;

  *Status = TbOpenLower(Lower, DeviceName);
  if (*Status != NDIS_STATUS_SUCCESS)
    goto FailOpen;

  if (TbStartPorts(Lower, (PNDIS_STRING)SystemSpecific1) == 0) {
    *Status = NDIS_STATUS_FAILURE;
    goto FailPorts;
  }
  TbNote("bound", Lower);
  return;

FailPorts:
  TbCloseLower(Lower);
FailOpen:
  TbFreeLower(Lower);
}

static VOID NTAPI TbUnbindAdapter(PNDIS_STATUS Status, NDIS_HANDLE Context,
                                  NDIS_HANDLE UnbindContext) {
  PTB_LOWER Lower = (PTB_LOWER)Context;

  TbNote("unbound", Lower);
  TbStopPorts(Lower);
  TbCloseLower(Lower);
  TbFreeLower(Lower);
  *Status = NDIS_STATUS_SUCCESS;
}

static VOID NTAPI TbOpenComplete(NDIS_HANDLE Context, NDIS_STATUS Status,
                                 NDIS_STATUS OpenErrorStatus) {
  PTB_LOWER Lower = (PTB_LOWER)Context;

  Lower->CompletedStatus = Status;
  NdisSetEvent(&Lower->Completed);
}

static VOID NTAPI TbCloseComplete(NDIS_HANDLE Context, NDIS_STATUS Status) {
  NdisSetEvent(&((PTB_LOWER)Context)->Completed);
}

static VOID NTAPI TbResetComplete(NDIS_HANDLE Context, NDIS_STATUS Status) {}

static VOID NTAPI TbRequestComplete(NDIS_HANDLE Context, PNDIS_REQUEST Request,
                                    NDIS_STATUS Status) {
  PTB_REQUEST Ours = CONTAINING_RECORD(Request, TB_REQUEST, Request);
  PTB_PORT Port = Ours->Port;

  NdisFreeToNPagedLookasideList(&TbGlobals.Requests, Ours);
  if (Port != NULL) {
    NdisMSetInformationComplete(Port->MiniportHandle, Status);
    TbDereferencePort(Port);
  }
  TbDereferenceLower((PTB_LOWER)Context);
}

static VOID NTAPI TbSendComplete(NDIS_HANDLE Context, PNDIS_PACKET Packet,
                                 NDIS_STATUS Status) {
  PNDIS_PACKET Original = TB_SENT(Packet)->Original;
  PTB_PORT Port = TB_SENT(Packet)->Port;

  NdisIMCopySendCompletePerPacketInfo(Original, Packet);
  NdisFreePacket(Packet);
  NdisMSendComplete(Port->MiniportHandle, Original, Status);
  NdisInterlockedDecrement(&Port->Sends);
  TbDereferencePort(Port);
}

static VOID NTAPI TbTransferComplete(NDIS_HANDLE Context, PNDIS_PACKET Packet,
                                     NDIS_STATUS Status, UINT Bytes) {}

// Adapters that indicate no whole packets are not served.
static NDIS_STATUS NTAPI TbReceive(NDIS_HANDLE Context,
                                   NDIS_HANDLE ReceiveContext, PVOID Header,
                                   UINT HeaderSize, PVOID Lookahead,
                                   UINT LookaheadSize, UINT PacketSize) {
  return NDIS_STATUS_NOT_ACCEPTED;
}

static VOID NTAPI TbReceiveComplete(NDIS_HANDLE Context) {}

static BOOLEAN TbPortWants(PTB_PORT Port, const UCHAR *Destination) {
  if (Port->MiniportHandle == NULL)
    return FALSE;
  if (ETH_IS_BROADCAST(Destination))
    return (Port->PacketFilter & NDIS_PACKET_TYPE_BROADCAST) != 0;
  return (Port->PacketFilter & NDIS_PACKET_TYPE_DIRECTED) &&
         NdisEqualMemory(Port->Address, Destination, ETH_LENGTH_OF_ADDRESS);
}

// How many times the port will return the packet: once, or never if it has to
// be done with it when the indication is.
static INT TbIndicate(PTB_LOWER Lower, PTB_PORT Port, PNDIS_PACKET Packet) {
  NDIS_STATUS Given = NDIS_GET_PACKET_STATUS(Packet);
  NDIS_STATUS Status;
  PNDIS_PACKET Ours;

  NdisAllocatePacket(&Status, &Ours, Lower->ReceivePool);
  if (Status != NDIS_STATUS_SUCCESS)
    return 0;

  TB_RECEIVED(Ours)->Original = Packet;
  TbShareBuffers(Ours, Packet);
  NDIS_SET_ORIGINAL_PACKET(Ours, NDIS_GET_ORIGINAL_PACKET(Packet));
  NDIS_SET_PACKET_HEADER_SIZE(Ours, TB_HEADER_SIZE);
  NDIS_SET_PACKET_STATUS(Ours, Given);

  NdisMIndicateReceivePacket(Port->MiniportHandle, &Ours, 1);
  if (Given != NDIS_STATUS_RESOURCES)
    return 1;
  NdisFreePacket(Ours);
  return 0;
}

static INT NTAPI TbReceivePacket(NDIS_HANDLE Context, PNDIS_PACKET Packet) {
  PTB_LOWER Lower = (PTB_LOWER)Context;
  PTB_PORT Ports[TB_MAX_PORTS];
  PNDIS_BUFFER Buffer;
  PVOID Frame = NULL;
  UINT Length = 0, Total, Count, Index;
  INT Returns = 0;

  NdisQueryPacket(Packet, NULL, NULL, &Buffer, &Total);
  if (Buffer != NULL)
    NdisQueryBufferSafe(Buffer, &Frame, &Length, NormalPagePriority);
  if (Frame == NULL || Length < TB_HEADER_SIZE)
    return 0;

  Count = TbReferencePorts(Lower, Ports);
  for (Index = 0; Index < Count; ++Index) {
    if (TbPortWants(Ports[Index], (const UCHAR *)Frame))
      Returns += TbIndicate(Lower, Ports[Index], Packet);
    TbDereferencePort(Ports[Index]);
  }
  return Returns;
}

// A port is connected whatever becomes of the adapter.
static VOID NTAPI TbStatus(NDIS_HANDLE Context, NDIS_STATUS GeneralStatus,
                           PVOID Buffer, UINT Size) {}

static VOID NTAPI TbStatusComplete(NDIS_HANDLE Context) {}

static NDIS_STATUS NTAPI TbPnPEvent(NDIS_HANDLE Context, PNET_PNP_EVENT Event) {
  if (Context == NULL && Event->NetEvent == NetEventReconfigure)
    NdisReEnumerateProtocolBindings(TbGlobals.Protocol);
  return NDIS_STATUS_SUCCESS;
}

NDIS_STATUS TbRegisterProtocol(VOID) {
  static const NDIS_PROTOCOL_CHARACTERISTICS Template = {
      .MajorNdisVersion = 5,
      .OpenAdapterCompleteHandler = TbOpenComplete,
      .CloseAdapterCompleteHandler = TbCloseComplete,
      .SendCompleteHandler = TbSendComplete,
      .TransferDataCompleteHandler = TbTransferComplete,
      .ResetCompleteHandler = TbResetComplete,
      .RequestCompleteHandler = TbRequestComplete,
      .ReceiveHandler = TbReceive,
      .ReceiveCompleteHandler = TbReceiveComplete,
      .StatusHandler = TbStatus,
      .StatusCompleteHandler = TbStatusComplete,
      .ReceivePacketHandler = TbReceivePacket,
      .BindAdapterHandler = TbBindAdapter,
      .UnbindAdapterHandler = TbUnbindAdapter,
      .PnPEventHandler = TbPnPEvent,
      .UnloadHandler = TbUnloadProtocol,
  };
  NDIS_PROTOCOL_CHARACTERISTICS Chars = Template;
  NDIS_STATUS Status;

  NdisInitUnicodeString(&Chars.Name, L"Tributary");
  NdisRegisterProtocol(&Status, &TbGlobals.Protocol, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    TbGlobals.Protocol = NULL;
  return Status;
}
