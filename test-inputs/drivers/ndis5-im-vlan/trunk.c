// The lower side: a binding, its opening and closing, what it completes.

#include "sluice.h"

static NDIS_STATUS SlCreateTrunk(PSL_TRUNK *TrunkPointer) {
  PSL_TRUNK Trunk;
  NDIS_STATUS Status;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Trunk, sizeof(SL_TRUNK), SL_TAG);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  NdisZeroMemory(Trunk, sizeof(SL_TRUNK));
  NdisInitializeEvent(&Trunk->Completed);
  NdisAllocateSpinLock(&Trunk->Lock);
  InitializeListHead(&Trunk->Vlans);
  *TrunkPointer = Trunk;
  return NDIS_STATUS_SUCCESS;
}

static VOID SlFreeTrunk(PSL_TRUNK Trunk) {
  NdisFreeSpinLock(&Trunk->Lock);
  NdisFreeMemory(Trunk, 0, 0);
}

static NDIS_STATUS SlOpenTrunk(PSL_TRUNK Trunk, PNDIS_STRING DeviceName) {
  NDIS_MEDIUM Media[] = {NdisMedium802_3};
  NDIS_STATUS Status;

  NdisOpenAdapter(&Status, &Trunk->OpenErrorStatus, &Trunk->Handle,
                  &Trunk->MediumIndex, Media, 1, SlGlobals.Protocol, Trunk,
                  DeviceName, 0, NULL);
  if (Status == NDIS_STATUS_PENDING) {
    NdisWaitEvent(&Trunk->Completed, 0);
    Status = Trunk->CompletedStatus;
  }
  return Status;
}

static VOID SlCloseTrunk(PSL_TRUNK Trunk) {
  NDIS_STATUS Status;

  NdisResetEvent(&Trunk->Completed);
  NdisCloseAdapter(&Status, Trunk->Handle);
  if (Status == NDIS_STATUS_PENDING)
    NdisWaitEvent(&Trunk->Completed, 0);
}

// A request on the stack, which is waited for.
static NDIS_STATUS SlRequest(PSL_TRUNK Trunk, NDIS_REQUEST_TYPE Type,
                             NDIS_OID Oid, PVOID Buffer, UINT Length) {
  NDIS_REQUEST Request;
  NDIS_STATUS Status;

  NdisZeroMemory(&Request, sizeof(Request));
  Request.RequestType = Type;
  if (Type == NdisRequestSetInformation) {
    Request.DATA.SET_INFORMATION.Oid = Oid;
    Request.DATA.SET_INFORMATION.InformationBuffer = Buffer;
    Request.DATA.SET_INFORMATION.InformationBufferLength = Length;
  } else {
    Request.DATA.QUERY_INFORMATION.Oid = Oid;
    Request.DATA.QUERY_INFORMATION.InformationBuffer = Buffer;
    Request.DATA.QUERY_INFORMATION.InformationBufferLength = Length;
  }
  NdisResetEvent(&Trunk->Completed);
  NdisRequest(&Status, Trunk->Handle, &Request);
  if (Status == NDIS_STATUS_PENDING) {
    NdisWaitEvent(&Trunk->Completed, 0);
    Status = Trunk->CompletedStatus;
  }
  return Status;
}

// What goes by is sorted by its tag, so all of it is wanted.
static NDIS_STATUS SlPrepareTrunk(PSL_TRUNK Trunk) {
  ULONG Filter = NDIS_PACKET_TYPE_DIRECTED | NDIS_PACKET_TYPE_BROADCAST |
                 NDIS_PACKET_TYPE_ALL_MULTICAST;
  NDIS_STATUS Status;

  Status =
      SlRequest(Trunk, NdisRequestQueryInformation, OID_802_3_CURRENT_ADDRESS,
                Trunk->Address, ETH_LENGTH_OF_ADDRESS);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  return SlRequest(Trunk, NdisRequestSetInformation,
                   OID_GEN_CURRENT_PACKET_FILTER, &Filter, sizeof(Filter));
}

static VOID NTAPI SlBindAdapter(PNDIS_STATUS Status, NDIS_HANDLE BindContext,
                                PNDIS_STRING DeviceName, PVOID SystemSpecific1,
                                PVOID SystemSpecific2) {
  PSL_TRUNK Trunk;

  UNREFERENCED_PARAMETER(BindContext);
  UNREFERENCED_PARAMETER(SystemSpecific2);
  *Status = SlCreateTrunk(&Trunk);
  if (*Status != NDIS_STATUS_SUCCESS)
    return;

  *Status = SlOpenTrunk(Trunk, DeviceName);
  if (*Status != NDIS_STATUS_SUCCESS)
    goto FailOpen;

  *Status = SlPrepareTrunk(Trunk);
  if (*Status != NDIS_STATUS_SUCCESS)
    goto FailPrepare;

  if (SlCreateVlans(Trunk, (PNDIS_STRING)SystemSpecific1) == 0) {
    *Status = NDIS_STATUS_FAILURE;
    goto FailPrepare;
  }

  NdisAcquireSpinLock(&SlGlobals.Lock);
  InsertTailList(&SlGlobals.Trunks, &Trunk->Link);
  NdisReleaseSpinLock(&SlGlobals.Lock);
  return;

FailPrepare:
  SlCloseTrunk(Trunk);
FailOpen:
  SlFreeTrunk(Trunk);
}

static VOID NTAPI SlUnbindAdapter(PNDIS_STATUS Status, NDIS_HANDLE Context,
                                  NDIS_HANDLE UnbindContext) {
  PSL_TRUNK Trunk = (PSL_TRUNK)Context;

  UNREFERENCED_PARAMETER(UnbindContext);
  NdisAcquireSpinLock(&SlGlobals.Lock);
  RemoveEntryList(&Trunk->Link);
  NdisReleaseSpinLock(&SlGlobals.Lock);

  SlDeleteVlans(Trunk);
  SlCloseTrunk(Trunk);
  SlFreeTrunk(Trunk);
  *Status = NDIS_STATUS_SUCCESS;
}

static VOID NTAPI SlOpenComplete(NDIS_HANDLE Context, NDIS_STATUS Status,
                                 NDIS_STATUS OpenErrorStatus) {
  PSL_TRUNK Trunk = (PSL_TRUNK)Context;

  UNREFERENCED_PARAMETER(OpenErrorStatus);
  Trunk->CompletedStatus = Status;
  NdisSetEvent(&Trunk->Completed);
}

static VOID NTAPI SlCloseComplete(NDIS_HANDLE Context, NDIS_STATUS Status) {
  UNREFERENCED_PARAMETER(Status);
  NdisSetEvent(&((PSL_TRUNK)Context)->Completed);
}

static VOID NTAPI SlRequestComplete(NDIS_HANDLE Context, PNDIS_REQUEST Request,
                                    NDIS_STATUS Status) {
  PSL_TRUNK Trunk = (PSL_TRUNK)Context;

  UNREFERENCED_PARAMETER(Request);
  Trunk->CompletedStatus = Status;
  NdisSetEvent(&Trunk->Completed);
}

static VOID NTAPI SlResetComplete(NDIS_HANDLE Context, NDIS_STATUS Status) {
  UNREFERENCED_PARAMETER(Context);
  UNREFERENCED_PARAMETER(Status);
}

static VOID NTAPI SlTransferComplete(NDIS_HANDLE Context, PNDIS_PACKET Packet,
                                     NDIS_STATUS Status, UINT Bytes) {
  UNREFERENCED_PARAMETER(Context);
  UNREFERENCED_PARAMETER(Packet);
  UNREFERENCED_PARAMETER(Status);
  UNREFERENCED_PARAMETER(Bytes);
}

// Adapters that indicate no whole packets are not served.
static NDIS_STATUS NTAPI SlReceive(NDIS_HANDLE Context,
                                   NDIS_HANDLE ReceiveContext, PVOID Header,
                                   UINT HeaderSize, PVOID Lookahead,
                                   UINT LookaheadSize, UINT PacketSize) {
  UNREFERENCED_PARAMETER(Context);
  UNREFERENCED_PARAMETER(ReceiveContext);
  UNREFERENCED_PARAMETER(Header);
  UNREFERENCED_PARAMETER(HeaderSize);
  UNREFERENCED_PARAMETER(Lookahead);
  UNREFERENCED_PARAMETER(LookaheadSize);
  UNREFERENCED_PARAMETER(PacketSize);
  return NDIS_STATUS_NOT_ACCEPTED;
}

static VOID NTAPI SlDone(NDIS_HANDLE Context) {
  UNREFERENCED_PARAMETER(Context);
}

static VOID NTAPI SlStatus(NDIS_HANDLE Context, NDIS_STATUS GeneralStatus,
                           PVOID Buffer, UINT Size) {
  UNREFERENCED_PARAMETER(Context);
  UNREFERENCED_PARAMETER(GeneralStatus);
  UNREFERENCED_PARAMETER(Buffer);
  UNREFERENCED_PARAMETER(Size);
}

static NDIS_STATUS NTAPI SlPnPEvent(NDIS_HANDLE Context, PNET_PNP_EVENT Event) {
  if (Context == NULL && Event->NetEvent == NetEventReconfigure)
    NdisReEnumerateProtocolBindings(SlGlobals.Protocol);
  return NDIS_STATUS_SUCCESS;
}

NDIS_STATUS SlRegisterProtocol(VOID) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.MajorNdisVersion = 5;
  Chars.OpenAdapterCompleteHandler = SlOpenComplete;
  Chars.CloseAdapterCompleteHandler = SlCloseComplete;
  Chars.SendCompleteHandler = SlSendComplete;
  Chars.TransferDataCompleteHandler = SlTransferComplete;
  Chars.ResetCompleteHandler = SlResetComplete;
  Chars.RequestCompleteHandler = SlRequestComplete;
  Chars.ReceiveHandler = SlReceive;
  Chars.ReceiveCompleteHandler = SlDone;
  Chars.StatusHandler = SlStatus;
  Chars.StatusCompleteHandler = SlDone;
  Chars.ReceivePacketHandler = SlReceivePacket;
  Chars.BindAdapterHandler = SlBindAdapter;
  Chars.UnbindAdapterHandler = SlUnbindAdapter;
  Chars.PnPEventHandler = SlPnPEvent;
  Chars.UnloadHandler = SlUnloadProtocol;
  NdisInitUnicodeString(&Chars.Name, L"Sluice");
  NdisRegisterProtocol(&Status, &SlGlobals.Protocol, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    SlGlobals.Protocol = NULL;
  return Status;
}
