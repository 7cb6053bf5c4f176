// Bindings to adapters, and the references to them.

#include "plumbline.h"

// Of a binding that is closed, or was never open.
static VOID PbFreeOpen(PPB_OPEN Open) {
  PbDropFrames(Open);
  NdisFreeBufferPool(Open->BufferPool);
  NdisFreePacketPool(Open->PacketPool);
  NdisFreeSpinLock(&Open->Lock);
  NdisFreeMemory(Open, 0, 0);
}

VOID PbDereferenceOpen(PPB_OPEN Open) {
  if (NdisInterlockedDecrement(&Open->References) == 0)
    PbFreeOpen(Open);
}

// The binding of that name, referenced, or null.
PPB_OPEN PbFindOpen(PNDIS_STRING Name) {
  PPB_OPEN Found = NULL;
  PLIST_ENTRY Entry;

  NdisAcquireSpinLock(&PbGlobals.Lock);
  for (Entry = PbGlobals.Opens.Flink; Entry != &PbGlobals.Opens;
       Entry = Entry->Flink) {
    PPB_OPEN Open = CONTAINING_RECORD(Entry, PB_OPEN, Link);

    if (Open->Name.Length == Name->Length &&
        NdisEqualMemory(Open->Name.Buffer, Name->Buffer, Name->Length)) {
      NdisInterlockedIncrement(&Open->References);
      Found = Open;
      break;
    }
  }
  NdisReleaseSpinLock(&PbGlobals.Lock);
  return Found;
}

// What is begun between the two finds the binding open until its end.
BOOLEAN PbEnter(PPB_OPEN Open) {
  BOOLEAN Entered = FALSE;

  NdisAcquireSpinLock(&Open->Lock);
  if (!Open->Closing) {
    NdisInterlockedIncrement(&Open->Active);
    Entered = TRUE;
  }
  NdisReleaseSpinLock(&Open->Lock);
  return Entered;
}

VOID PbLeave(PPB_OPEN Open) { NdisInterlockedDecrement(&Open->Active); }

static NDIS_STATUS PbAllocateOpen(PNDIS_STRING Name, PPB_OPEN *OpenPointer) {
  UINT Size = sizeof(PB_OPEN) + Name->Length;
  PPB_OPEN Open;
  NDIS_STATUS Status;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Open, Size, PB_TAG);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisZeroMemory(Open, Size);

  NdisAllocatePacketPool(&Status, &Open->PacketPool, PB_SENDS,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailPacketPool;

  NdisAllocateBufferPool(&Status, &Open->BufferPool, PB_SENDS);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailBufferPool;

  Open->References = 1;
  Open->Name.Buffer = (PWSTR)(Open + 1);
  Open->Name.Length = Name->Length;
  Open->Name.MaximumLength = Name->Length;
  NdisMoveMemory(Open->Name.Buffer, Name->Buffer, Name->Length);
  NdisAllocateSpinLock(&Open->Lock);
  NdisInitializeEvent(&Open->Completed);
  KeInitializeEvent(&Open->Arrived, NotificationEvent, FALSE);
  InitializeListHead(&Open->Received);
  *OpenPointer = Open;
  return NDIS_STATUS_SUCCESS;

FailBufferPool:
  NdisFreePacketPool(Open->PacketPool);
FailPacketPool:
  NdisFreeMemory(Open, 0, 0);
  return Status;
}

static NDIS_STATUS PbOpenAdapter(PPB_OPEN Open, PNDIS_STRING DeviceName) {
  NDIS_MEDIUM Media[] = {NdisMedium802_3};
  NDIS_STATUS Status;

  NdisResetEvent(&Open->Completed);
  NdisOpenAdapter(&Status, &Open->OpenErrorStatus, &Open->BindingHandle,
                  &Open->MediumIndex, Media, 1, PbGlobals.ProtocolHandle, Open,
                  DeviceName, 0, NULL);
  if (Status == NDIS_STATUS_PENDING) {
    NdisWaitEvent(&Open->Completed, 0);
    Status = Open->CompletedStatus;
  }
  return Status;
}

VOID NTAPI PbBindAdapter(PNDIS_STATUS Status, NDIS_HANDLE BindContext,
                         PNDIS_STRING DeviceName, PVOID SystemSpecific1,
                         PVOID SystemSpecific2) {
  PPB_OPEN Open;

  UNREFERENCED_PARAMETER(BindContext);
  UNREFERENCED_PARAMETER(SystemSpecific1);
  UNREFERENCED_PARAMETER(SystemSpecific2);

  *Status = PbAllocateOpen(DeviceName, &Open);
  if (*Status != NDIS_STATUS_SUCCESS)
    return;

  *Status = PbOpenAdapter(Open, DeviceName);
  if (*Status != NDIS_STATUS_SUCCESS) {
    PbDereferenceOpen(Open);
    return;
  }

  NdisAcquireSpinLock(&PbGlobals.Lock);
  InsertTailList(&PbGlobals.Opens, &Open->Link);
  NdisReleaseSpinLock(&PbGlobals.Lock);
}

VOID NTAPI PbUnbindAdapter(PNDIS_STATUS Status, NDIS_HANDLE Context,
                           NDIS_HANDLE UnbindContext) {
  PPB_OPEN Open = (PPB_OPEN)Context;
  NDIS_STATUS CloseStatus;

  UNREFERENCED_PARAMETER(UnbindContext);

  NdisAcquireSpinLock(&PbGlobals.Lock);
  RemoveEntryList(&Open->Link);
  NdisReleaseSpinLock(&PbGlobals.Lock);

  NdisAcquireSpinLock(&Open->Lock);
  Open->Closing = TRUE;
  NdisReleaseSpinLock(&Open->Lock);

  // Whatever entered before that leaves; nothing enters any more.
  while (Open->Active != 0)
    NdisMSleep(1000);

  NdisResetEvent(&Open->Completed);
  NdisCloseAdapter(&CloseStatus, Open->BindingHandle);
  if (CloseStatus == NDIS_STATUS_PENDING)
    NdisWaitEvent(&Open->Completed, 0);
  Open->BindingHandle = NULL;

  // A reader that waits is told.
  KeSetEvent(&Open->Arrived, IO_NO_INCREMENT, FALSE);
  PbDereferenceOpen(Open);
  *Status = NDIS_STATUS_SUCCESS;
}

VOID NTAPI PbOpenComplete(NDIS_HANDLE Context, NDIS_STATUS Status,
                          NDIS_STATUS OpenErrorStatus) {
  PPB_OPEN Open = (PPB_OPEN)Context;

  UNREFERENCED_PARAMETER(OpenErrorStatus);
  Open->CompletedStatus = Status;
  NdisSetEvent(&Open->Completed);
}

VOID NTAPI PbCloseComplete(NDIS_HANDLE Context, NDIS_STATUS Status) {
  PPB_OPEN Open = (PPB_OPEN)Context;

  Open->CompletedStatus = Status;
  NdisSetEvent(&Open->Completed);
}

NDIS_STATUS NTAPI PbPnPEvent(NDIS_HANDLE Context, PNET_PNP_EVENT Event) {
  UNREFERENCED_PARAMETER(Context);
  if (Event->NetEvent == NetEventBindsComplete)
    NdisSetEvent(&PbGlobals.BindsDone);
  return NDIS_STATUS_SUCCESS;
}
