// Frames to and from an adapter, and requests to it.

#include "plumbline.h"

// The write that a packet of ours serves.
#define PB_IRP_OF(_Packet) (*(PIRP *)(_Packet)->ProtocolReserved)

static VOID PbFreePacket(PNDIS_PACKET Packet) {
  PNDIS_BUFFER Buffer;

  NdisUnchainBufferAtFront(Packet, &Buffer);
  NdisFreeBuffer(Buffer);
  NdisFreePacket(Packet);
}

// Completes the write in every case, now or when the packet is sent.
NTSTATUS PbSendFrame(PPB_OPEN Open, PIRP Irp, ULONG Length) {
  PNDIS_PACKET Packet;
  PNDIS_BUFFER Buffer;
  NDIS_STATUS Status;

  if (!PbEnter(Open))
    return PbComplete(Irp, STATUS_DELETE_PENDING, 0);

  NdisAllocatePacket(&Status, &Packet, Open->PacketPool);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailPacket;
  NdisAllocateBuffer(&Status, &Buffer, Open->BufferPool,
                     Irp->AssociatedIrp.SystemBuffer, Length);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailBuffer;

  NdisChainBufferAtFront(Packet, Buffer);
  PB_IRP_OF(Packet) = Irp;
  Irp->IoStatus.Information = Length;
  IoMarkIrpPending(Irp);

  NdisSend(&Status, Open->BindingHandle, Packet);
  if (Status != NDIS_STATUS_PENDING)
    PbSendComplete(Open, Packet, Status);
  return STATUS_PENDING;

FailBuffer:
  NdisFreePacket(Packet);
FailPacket:
  PbLeave(Open);
  return PbComplete(Irp, STATUS_INSUFFICIENT_RESOURCES, 0);
}

VOID NTAPI PbSendComplete(NDIS_HANDLE Context, PNDIS_PACKET Packet,
                          NDIS_STATUS Status) {
  PIRP Irp = PB_IRP_OF(Packet);

  PbFreePacket(Packet);
  PbLeave((PPB_OPEN)Context);
  if (Status == NDIS_STATUS_SUCCESS)
    PbComplete(Irp, STATUS_SUCCESS, Irp->IoStatus.Information);
  else
    PbComplete(Irp, STATUS_UNSUCCESSFUL, 0);
}

VOID NTAPI PbTransferComplete(NDIS_HANDLE Context, PNDIS_PACKET Packet,
                              NDIS_STATUS Status, UINT Bytes) {
  UNREFERENCED_PARAMETER(Context);
  UNREFERENCED_PARAMETER(Packet);
  UNREFERENCED_PARAMETER(Status);
  UNREFERENCED_PARAMETER(Bytes);
}

VOID NTAPI PbResetComplete(NDIS_HANDLE Context, NDIS_STATUS Status) {
  UNREFERENCED_PARAMETER(Context);
  UNREFERENCED_PARAMETER(Status);
}

VOID NTAPI PbRequestComplete(NDIS_HANDLE Context, PNDIS_REQUEST Request,
                             NDIS_STATUS Status) {
  PPB_REQUEST Ours = CONTAINING_RECORD(Request, PB_REQUEST, Request);

  UNREFERENCED_PARAMETER(Context);
  Ours->Status = Status;
  NdisSetEvent(&Ours->Done);
}

// The request is on the stack, where it stays until it is done.
NTSTATUS PbSetFilter(PPB_OPEN Open, ULONG Filter) {
  PB_REQUEST Ours;
  NDIS_STATUS Status;

  if (!PbEnter(Open))
    return STATUS_DELETE_PENDING;

  NdisZeroMemory(&Ours, sizeof(Ours));
  NdisInitializeEvent(&Ours.Done);
  Ours.Request.RequestType = NdisRequestSetInformation;
  Ours.Request.DATA.SET_INFORMATION.Oid = OID_GEN_CURRENT_PACKET_FILTER;
  Ours.Request.DATA.SET_INFORMATION.InformationBuffer = &Filter;
  Ours.Request.DATA.SET_INFORMATION.InformationBufferLength = sizeof(Filter);

  NdisRequest(&Status, Open->BindingHandle, &Ours.Request);
  if (Status == NDIS_STATUS_PENDING) {
    NdisWaitEvent(&Ours.Done, 0);
    Status = Ours.Status;
  }
  PbLeave(Open);
  return Status == NDIS_STATUS_SUCCESS ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
}

// The frame belongs to the caller.
PPB_FRAME PbTakeFrame(PPB_OPEN Open) {
  PPB_FRAME Frame = NULL;

  NdisAcquireSpinLock(&Open->Lock);
  if (!IsListEmpty(&Open->Received)) {
    Frame = CONTAINING_RECORD(RemoveHeadList(&Open->Received), PB_FRAME, Link);
    --Open->ReceivedCount;
  }
  if (IsListEmpty(&Open->Received) && !Open->Closing)
    KeClearEvent(&Open->Arrived);
  NdisReleaseSpinLock(&Open->Lock);
  return Frame;
}

VOID PbDropFrames(PPB_OPEN Open) {
  PPB_FRAME Frame;

  while ((Frame = PbTakeFrame(Open)) != NULL)
    NdisFreeToNPagedLookasideList(&PbGlobals.Frames, Frame);
}

static PPB_FRAME PbAllocateFrame(VOID) {
  PPB_FRAME Frame;

  if (PbGlobals.ShuttingDown)
    return NULL;
  Frame = (PPB_FRAME)NdisAllocateFromNPagedLookasideList(&PbGlobals.Frames);
  if (Frame != NULL)
    Frame->Length = 0;
  return Frame;
}

// The frame goes to the reader, or back to the list if too many wait.
static VOID PbQueueFrame(PPB_OPEN Open, PPB_FRAME Frame) {
  BOOLEAN Queued = FALSE;

  NdisAcquireSpinLock(&Open->Lock);
  if (!Open->Closing && Open->ReceivedCount < PbGlobals.MaxQueue) {
    InsertTailList(&Open->Received, &Frame->Link);
    ++Open->ReceivedCount;
    KeSetEvent(&Open->Arrived, IO_NO_INCREMENT, FALSE);
    Queued = TRUE;
  }
  NdisReleaseSpinLock(&Open->Lock);

  if (!Queued)
    NdisFreeToNPagedLookasideList(&PbGlobals.Frames, Frame);
}

// Frames whose look-ahead is not the whole frame are left alone.
NDIS_STATUS NTAPI PbReceive(NDIS_HANDLE Context, NDIS_HANDLE ReceiveContext,
                            PVOID Header, UINT HeaderSize, PVOID Lookahead,
                            UINT LookaheadSize, UINT PacketSize) {
  PPB_FRAME Frame;

  UNREFERENCED_PARAMETER(ReceiveContext);
  if (HeaderSize != PB_MIN_FRAME || LookaheadSize != PacketSize ||
      LookaheadSize > PB_MAX_FRAME - PB_MIN_FRAME)
    return NDIS_STATUS_NOT_ACCEPTED;

  Frame = PbAllocateFrame();
  if (Frame == NULL)
    return NDIS_STATUS_NOT_ACCEPTED;
  NdisMoveMemory(Frame->Data, Header, HeaderSize);
  NdisMoveMemory(Frame->Data + HeaderSize, Lookahead, LookaheadSize);
  Frame->Length = HeaderSize + LookaheadSize;
  PbQueueFrame((PPB_OPEN)Context, Frame);
  return NDIS_STATUS_SUCCESS;
}

VOID NTAPI PbReceiveComplete(NDIS_HANDLE Context) {
  UNREFERENCED_PARAMETER(Context);
}

// Copied at once, so the packet is returned no times.
INT NTAPI PbReceivePacket(NDIS_HANDLE Context, PNDIS_PACKET Packet) {
  PNDIS_BUFFER Buffer;
  PPB_FRAME Frame;
  UINT Total;

  NdisQueryPacket(Packet, NULL, NULL, &Buffer, &Total);
  if (Total > PB_MAX_FRAME)
    return 0;
  Frame = PbAllocateFrame();
  if (Frame == NULL)
    return 0;

  while (Buffer != NULL) {
    PVOID Data;
    UINT Length;

    NdisQueryBufferSafe(Buffer, &Data, &Length, NormalPagePriority);
    if (Data == NULL) {
      NdisFreeToNPagedLookasideList(&PbGlobals.Frames, Frame);
      return 0;
    }
    NdisMoveMemory(Frame->Data + Frame->Length, Data, Length);
    Frame->Length += Length;
    NdisGetNextBuffer(Buffer, &Buffer);
  }
  PbQueueFrame((PPB_OPEN)Context, Frame);
  return 0;
}

VOID NTAPI PbStatus(NDIS_HANDLE Context, NDIS_STATUS GeneralStatus,
                    PVOID Buffer, UINT Size) {
  UNREFERENCED_PARAMETER(Context);
  UNREFERENCED_PARAMETER(GeneralStatus);
  UNREFERENCED_PARAMETER(Buffer);
  UNREFERENCED_PARAMETER(Size);
}

VOID NTAPI PbStatusComplete(NDIS_HANDLE Context) {
  UNREFERENCED_PARAMETER(Context);
}
