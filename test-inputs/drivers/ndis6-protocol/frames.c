// Frames that arrive, and frames that programs send.

#include "lanternfish.h"

// The write that a list of ours serves.
#define LF_IRP_OF(_Nbl) (*(PIRP *)NET_BUFFER_LIST_PROTOCOL_RESERVED(_Nbl))

static VOID LfCopy(PLF_BINDING Binding, PNET_BUFFER NetBuffer) {
  PLF_FRAME Frame;
  PVOID Data;

  Frame = (PLF_FRAME)ExAllocateFromLookasideListEx(&LfGlobals.Frames);
  if (Frame == NULL)
    return;

  Frame->Length = NET_BUFFER_DATA_LENGTH(NetBuffer);
  Frame->Kept = min(Frame->Length, LF_SNAP_SIZE);
  Frame->Interface = Binding->Interface;
  KeQuerySystemTime(&Frame->Time);
  // Copies if the bytes are not of one piece, else tells where they are.
  Data = NdisGetDataBuffer(NetBuffer, Frame->Kept, Frame->Data, 1, 0);
  if (Data == NULL) {
    ExFreeToLookasideListEx(&LfGlobals.Frames, Frame);
    return;
  }
  if (Data != Frame->Data)
    NdisMoveMemory(Frame->Data, Data, Frame->Kept);
  LfQueueFrame(Frame);
}

VOID NTAPI LfReceive(NDIS_HANDLE Context, PNET_BUFFER_LIST Lists,
                     NDIS_PORT_NUMBER Port, ULONG Count, ULONG Flags) {
  PLF_BINDING Binding = (PLF_BINDING)Context;
  PNET_BUFFER_LIST List;

  UNREFERENCED_PARAMETER(Port);
  UNREFERENCED_PARAMETER(Count);
  for (List = Lists; List != NULL; List = NET_BUFFER_LIST_NEXT_NBL(List))
    LfCopy(Binding, NET_BUFFER_LIST_FIRST_NB(List));

  if (NDIS_TEST_RECEIVE_CAN_PEND(Flags)) {
    ULONG ReturnFlags = 0;

    if (NDIS_TEST_RECEIVE_AT_DISPATCH_LEVEL(Flags))
      NDIS_SET_RETURN_FLAG(ReturnFlags, NDIS_RETURN_FLAGS_DISPATCH_LEVEL);
    NdisReturnNetBufferLists(Binding->Handle, Lists, ReturnFlags);
  }
}

// Completes the write in every case, now or when the frame is sent.
NTSTATUS LfSend(PLF_BINDING Binding, PIRP Irp, ULONG Length) {
  PUCHAR Data = (PUCHAR)Irp->AssociatedIrp.SystemBuffer + sizeof(LF_OUTGOING);
  PNET_BUFFER_LIST List;
  PMDL Mdl;

  if (!LfEnter(Binding, LfRunning))
    return LfComplete(Irp, STATUS_DEVICE_NOT_READY, 0);

  Mdl = NdisAllocateMdl(Binding->Handle, Data, Length);
  if (Mdl == NULL)
    goto FailMdl;

  List = NdisAllocateNetBufferAndNetBufferList(Binding->Pool, 0, 0, Mdl, 0,
                                               Length);
  if (List == NULL)
    goto FailList;

  List->SourceHandle = Binding->Handle;
  LF_IRP_OF(List) = Irp;
  Irp->IoStatus.Information = sizeof(LF_OUTGOING) + Length;
  IoMarkIrpPending(Irp);
  NdisSendNetBufferLists(Binding->Handle, List, NDIS_DEFAULT_PORT_NUMBER, 0);
  return STATUS_PENDING;

FailList:
  NdisFreeMdl(Mdl);
FailMdl:
  LfLeave(Binding);
  return LfComplete(Irp, STATUS_INSUFFICIENT_RESOURCES, 0);
}

VOID NTAPI LfSendComplete(NDIS_HANDLE Context, PNET_BUFFER_LIST Lists,
                          ULONG Flags) {
  PLF_BINDING Binding = (PLF_BINDING)Context;
  PNET_BUFFER_LIST Next;

  UNREFERENCED_PARAMETER(Flags);
  for (; Lists != NULL; Lists = Next) {
    PMDL Mdl = NET_BUFFER_FIRST_MDL(NET_BUFFER_LIST_FIRST_NB(Lists));
    NDIS_STATUS Status = NET_BUFFER_LIST_STATUS(Lists);
    PIRP Irp = LF_IRP_OF(Lists);

    Next = NET_BUFFER_LIST_NEXT_NBL(Lists);
    NdisFreeNetBufferList(Lists);
    NdisFreeMdl(Mdl);
    if (Status == NDIS_STATUS_SUCCESS)
      LfComplete(Irp, STATUS_SUCCESS, Irp->IoStatus.Information);
    else
      LfComplete(Irp, STATUS_UNSUCCESSFUL, 0);
    LfLeave(Binding);
  }
}
