// Frames to the controller: each piece is mapped, and the packet completed when
// the controller has sent it.

#include "gannet.h"

// A frame of ours for the packet, or null.
static PGN_SEND GnCreateSend(PGN_ADAPTER Adapter, PNDIS_PACKET Packet) {
  PGN_SEND Send =
      (PGN_SEND)NdisAllocateFromNPagedLookasideList(&Adapter->Sends);

  if (Send == NULL)
    return NULL;
  NdisZeroMemory(Send, sizeof(GN_SEND));
  Send->Packet = Packet;
  return Send;
}

static VOID GnFinishSend(PGN_ADAPTER Adapter, PGN_SEND Send,
                         NDIS_STATUS Status) {
  PNDIS_PACKET Packet = Send->Packet;
  UINT Index;

  for (Index = 0; Index < Send->MappedCount; ++Index)
    NdisMCompleteBufferPhysicalMapping(Adapter->Handle, Send->Mapped[Index],
                                       (Send->FirstRegister + Index) %
                                           GN_SEND_SLOTS);
  NdisFreeToNPagedLookasideList(&Adapter->Sends, Send);
  NdisMSendComplete(Adapter->Handle, Packet, Status);
}

// One slot for one piece. Called with the lock, and with a slot free for each.
static VOID GnMapSend(PGN_ADAPTER Adapter, PGN_SEND Send) {
  PGN_DESCRIPTOR Ring = (PGN_DESCRIPTOR)Adapter->SendRing.Memory;
  PNDIS_BUFFER Buffer;

  Send->FirstRegister = Adapter->NextRegister;
  NdisQueryPacket(Send->Packet, NULL, NULL, &Buffer, NULL);
  while (Buffer != NULL) {
    NDIS_PHYSICAL_ADDRESS_UNIT Unit;
    PGN_DESCRIPTOR Slot = &Ring[Adapter->SendNext];
    UINT Units = 1;

    NdisMStartBufferPhysicalMapping(Adapter->Handle, Buffer,
                                    Adapter->NextRegister, TRUE, &Unit, &Units);
    Adapter->NextRegister = (Adapter->NextRegister + 1) % GN_SEND_SLOTS;
    Send->Mapped[Send->MappedCount++] = Buffer;
    Slot->Address = NdisGetPhysicalAddressLow(Unit.PhysicalAddress);
    Slot->Length = Unit.Length;
    Slot->Flags = GN_OF_CONTROLLER;
    Adapter->SendNext = (Adapter->SendNext + 1) % GN_SEND_SLOTS;
    --Adapter->SendFree;
    NdisGetNextBuffer(Buffer, &Buffer);
  }
}

static UINT GnPieces(PNDIS_PACKET Packet) {
  UINT Count;

  NdisQueryPacket(Packet, NULL, &Count, NULL, NULL);
  return Count;
}

// Moves what fits from the queue to the ring. What does not is tried again.
static VOID GnPump(PGN_ADAPTER Adapter) {
  BOOLEAN Full = FALSE;

  NdisAcquireSpinLock(&Adapter->SendLock);
  while (!Adapter->Resetting && !IsListEmpty(&Adapter->Waiting)) {
    PGN_SEND Send = CONTAINING_RECORD(Adapter->Waiting.Flink, GN_SEND, Link);
    UINT Pieces = GnPieces(Send->Packet);

    if (Pieces > Adapter->SendFree) {
      Full = TRUE;
      break;
    }
    RemoveEntryList(&Send->Link);
    GnMapSend(Adapter, Send);
    InsertTailList(&Adapter->Sending, &Send->Link);
    GnKick(Adapter, Adapter->SendNext);
  }
  NdisReleaseSpinLock(&Adapter->SendLock);
  if (Full && !Adapter->Stopping)
    NdisMSetTimer(&Adapter->RetryTimer, GN_RETRY_MILLISECONDS);
}

VOID NTAPI GnSendPackets(NDIS_HANDLE Context, PPNDIS_PACKET Packets,
                         UINT Count) {
  PGN_ADAPTER Adapter = (PGN_ADAPTER)Context;
  UINT Index;

  for (Index = 0; Index < Count; ++Index) {
    PGN_SEND Send = NULL;

    if (!Adapter->Stopping && GnPieces(Packets[Index]) <= GN_PIECES)
      Send = GnCreateSend(Adapter, Packets[Index]);
    if (Send == NULL) {
      NdisMSendComplete(Adapter->Handle, Packets[Index], NDIS_STATUS_FAILURE);
      continue;
    }
    NdisAcquireSpinLock(&Adapter->SendLock);
    InsertTailList(&Adapter->Waiting, &Send->Link);
    NdisReleaseSpinLock(&Adapter->SendLock);
  }
  GnPump(Adapter);
}

VOID NTAPI GnRetry(PVOID SystemSpecific1, PVOID Context, PVOID SystemSpecific2,
                   PVOID SystemSpecific3) {
  UNREFERENCED_PARAMETER(SystemSpecific1);
  UNREFERENCED_PARAMETER(SystemSpecific2);
  UNREFERENCED_PARAMETER(SystemSpecific3);
  GnPump((PGN_ADAPTER)Context);
}

// Whether the controller is done with all pieces of the oldest frame.
static BOOLEAN GnIsSent(PGN_ADAPTER Adapter, PGN_SEND Send) {
  PGN_DESCRIPTOR Ring = (PGN_DESCRIPTOR)Adapter->SendRing.Memory;
  UINT Last = (Send->FirstRegister + Send->MappedCount - 1) % GN_SEND_SLOTS;

  return (Ring[Last].Flags & GN_OF_CONTROLLER) == 0;
}

// The DPC: frames are completed without the lock.
VOID GnSent(PGN_ADAPTER Adapter) {
  NdisDprAcquireSpinLock(&Adapter->SendLock);
  while (!IsListEmpty(&Adapter->Sending)) {
    PGN_SEND Send = CONTAINING_RECORD(Adapter->Sending.Flink, GN_SEND, Link);

    if (!GnIsSent(Adapter, Send))
      break;
    RemoveEntryList(&Send->Link);
    Adapter->SendFree += Send->MappedCount;
    ++Adapter->FramesSent;
    NdisDprReleaseSpinLock(&Adapter->SendLock);
    GnFinishSend(Adapter, Send, NDIS_STATUS_SUCCESS);
    NdisDprAcquireSpinLock(&Adapter->SendLock);
  }
  NdisDprReleaseSpinLock(&Adapter->SendLock);
  GnPump(Adapter);
}

// The first frame of a queue, or null.
static PGN_SEND GnTakeSend(PGN_ADAPTER Adapter, PLIST_ENTRY Queue) {
  PGN_SEND Send = NULL;

  NdisAcquireSpinLock(&Adapter->SendLock);
  if (!IsListEmpty(Queue)) {
    Send = CONTAINING_RECORD(RemoveHeadList(Queue), GN_SEND, Link);
    Adapter->SendFree += Send->MappedCount;
  }
  NdisReleaseSpinLock(&Adapter->SendLock);
  return Send;
}

// The controller is stopped: nothing that is queued will be sent.
VOID GnCancelSends(PGN_ADAPTER Adapter) {
  PGN_SEND Send;

  while ((Send = GnTakeSend(Adapter, &Adapter->Sending)) != NULL)
    GnFinishSend(Adapter, Send, NDIS_STATUS_REQUEST_ABORTED);
  while ((Send = GnTakeSend(Adapter, &Adapter->Waiting)) != NULL)
    GnFinishSend(Adapter, Send, NDIS_STATUS_REQUEST_ABORTED);
}

// While they are held, nothing goes to the ring; it begins anew afterwards.
VOID GnHoldSends(PGN_ADAPTER Adapter, BOOLEAN Hold) {
  NdisAcquireSpinLock(&Adapter->SendLock);
  Adapter->Resetting = Hold;
  Adapter->SendNext = 0;
  Adapter->NextRegister = 0;
  NdisReleaseSpinLock(&Adapter->SendLock);
}
