// What is sent comes back: each frame is copied and indicated.

#include "precomp.h"

static PEN_FRAME EnFrameOf(PNET_BUFFER_LIST NetBufferList) {
  return (PEN_FRAME)NET_BUFFER_LIST_MINIPORT_RESERVED(NetBufferList)[0];
}

// The frame, an MDL over it and a list that holds both, or NULL.
static PNET_BUFFER_LIST EnMakeReceive(PEN_ADAPTER Adapter, PNET_BUFFER Source) {
  ULONG Length = NET_BUFFER_DATA_LENGTH(Source);
  PNET_BUFFER_LIST Receive;
  PEN_FRAME Frame;
  PUCHAR Data;
  PMDL Mdl;

  if (Length < EN_MIN_FRAME || Length > EN_MAX_FRAME)
    return NULL;

  Frame = (PEN_FRAME)NdisAllocateFromNPagedLookasideList(&EnDriver.FrameList);
  if (Frame == NULL)
    return NULL;

  Data = (PUCHAR)NdisGetDataBuffer(Source, Length, Frame->Data, 1, 0);
  if (Data == NULL)
    goto FreeFrame;
  if (Data != Frame->Data)
    NdisMoveMemory(Frame->Data, Data, Length);

  Mdl = NdisAllocateMdl(Adapter->MiniportHandle, Frame->Data, Length);
  if (Mdl == NULL)
    goto FreeFrame;

  Receive = NdisAllocateNetBufferAndNetBufferList(EnDriver.NblPool, 0, 0, Mdl,
                                                  0, Length);
  if (Receive == NULL)
    goto FreeMdl;

  Receive->SourceHandle = Adapter->MiniportHandle;
  NET_BUFFER_LIST_MINIPORT_RESERVED(Receive)[0] = Frame;
  return Receive;

FreeMdl:
  NdisFreeMdl(Mdl);
FreeFrame:
  NdisFreeToNPagedLookasideList(&EnDriver.FrameList, Frame);
  return NULL;
}

static VOID EnFreeReceive(PNET_BUFFER_LIST Receive) {
  PEN_FRAME Frame = EnFrameOf(Receive);
  PMDL Mdl = NET_BUFFER_FIRST_MDL(NET_BUFFER_LIST_FIRST_NB(Receive));

  NdisFreeNetBufferList(Receive);
  NdisFreeMdl(Mdl);
  NdisFreeToNPagedLookasideList(&EnDriver.FrameList, Frame);
}

// Counts one frame or send as outstanding, unless the adapter does not run.
static BOOLEAN EnClaimOutstanding(PEN_ADAPTER Adapter) {
  BOOLEAN Running;

  NdisAcquireSpinLock(&Adapter->Lock);
  Running = (BOOLEAN)(Adapter->State == EnRunning);
  if (Running)
    Adapter->Outstanding++;
  NdisReleaseSpinLock(&Adapter->Lock);
  return Running;
}

// The last one to come back completes a pause under way.
VOID EnReleaseOutstanding(PEN_ADAPTER Adapter, LONG Count) {
  BOOLEAN Paused = FALSE;

  NdisAcquireSpinLock(&Adapter->Lock);
  Adapter->Outstanding -= Count;
  if (Adapter->Outstanding == 0 && Adapter->State == EnPausing) {
    Adapter->State = EnPaused;
    Paused = TRUE;
  }
  NdisReleaseSpinLock(&Adapter->Lock);

  if (Paused)
    NdisMPauseComplete(Adapter->MiniportHandle);
}

static VOID EnCount(PEN_ADAPTER Adapter, BOOLEAN Received) {
  NdisAcquireSpinLock(&Adapter->Lock);
  Adapter->Totals->FramesSent++;
  if (Received)
    Adapter->Totals->FramesReceived++;
  else
    Adapter->Totals->FramesDropped++;
  NdisReleaseSpinLock(&Adapter->Lock);
}

static VOID EnEcho(PEN_ADAPTER Adapter, PNET_BUFFER NetBuffer,
                   NDIS_PORT_NUMBER PortNumber, ULONG ReceiveFlags) {
  PNET_BUFFER_LIST Receive = EnMakeReceive(Adapter, NetBuffer);

  if (Receive == NULL) {
    EnCount(Adapter, FALSE);
    return;
  }
  if (!EnClaimOutstanding(Adapter)) {
    EnFreeReceive(Receive);
    EnCount(Adapter, FALSE);
    return;
  }

  EnCount(Adapter, TRUE);
  NdisMIndicateReceiveNetBufferLists(Adapter->MiniportHandle, Receive,
                                     PortNumber, 1, ReceiveFlags);
}

static VOID EnRefuse(PEN_ADAPTER Adapter, PNET_BUFFER_LIST NetBufferLists,
                     ULONG CompleteFlags) {
  PNET_BUFFER_LIST List;

  for (List = NetBufferLists; List != NULL;
       List = NET_BUFFER_LIST_NEXT_NBL(List))
    NET_BUFFER_LIST_STATUS(List) = NDIS_STATUS_PAUSED;
  NdisMSendNetBufferListsComplete(Adapter->MiniportHandle, NetBufferLists,
                                  CompleteFlags);
}

// A send under way is outstanding itself: a pause that begins meanwhile waits
// for it, and the frames that are left are dropped.
VOID NTAPI EnSend(NDIS_HANDLE AdapterContext, PNET_BUFFER_LIST NetBufferLists,
                  NDIS_PORT_NUMBER PortNumber, ULONG SendFlags) {
  PEN_ADAPTER Adapter = (PEN_ADAPTER)AdapterContext;
  ULONG CompleteFlags = 0;
  ULONG ReceiveFlags = 0;
  PNET_BUFFER_LIST List;
  PNET_BUFFER NetBuffer;

  if (NDIS_TEST_SEND_AT_DISPATCH_LEVEL(SendFlags)) {
    CompleteFlags |= NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL;
    ReceiveFlags |= NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL;
  }
  if (!EnClaimOutstanding(Adapter)) {
    EnRefuse(Adapter, NetBufferLists, CompleteFlags);
    return;
  }

  for (List = NetBufferLists; List != NULL;
       List = NET_BUFFER_LIST_NEXT_NBL(List)) {
    for (NetBuffer = NET_BUFFER_LIST_FIRST_NB(List); NetBuffer != NULL;
         NetBuffer = NET_BUFFER_NEXT_NB(NetBuffer))
      EnEcho(Adapter, NetBuffer, PortNumber, ReceiveFlags);
    NET_BUFFER_LIST_STATUS(List) = NDIS_STATUS_SUCCESS;
  }

  NdisMSendNetBufferListsComplete(Adapter->MiniportHandle, NetBufferLists,
                                  CompleteFlags);
  EnReleaseOutstanding(Adapter, 1);
}

VOID NTAPI EnReturn(NDIS_HANDLE AdapterContext, PNET_BUFFER_LIST NetBufferLists,
                    ULONG ReturnFlags) {
  PEN_ADAPTER Adapter = (PEN_ADAPTER)AdapterContext;
  PNET_BUFFER_LIST Next;
  LONG Count = 0;

  UNREFERENCED_PARAMETER(ReturnFlags);
  while (NetBufferLists != NULL) {
    Next = NET_BUFFER_LIST_NEXT_NBL(NetBufferLists);
    EnFreeReceive(NetBufferLists);
    NetBufferLists = Next;
    Count++;
  }
  EnReleaseOutstanding(Adapter, Count);
}

// A send is complete when EnSend returns: there is nothing to cancel.
VOID NTAPI EnCancelSend(NDIS_HANDLE AdapterContext, PVOID CancelId) {
  UNREFERENCED_PARAMETER(AdapterContext);
  UNREFERENCED_PARAMETER(CancelId);
}
