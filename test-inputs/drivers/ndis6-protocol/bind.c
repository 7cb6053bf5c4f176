// Bindings: made and undone, paused and restarted, found.

#include "lanternfish.h"

VOID LfDereference(PLF_BINDING Binding) {
  if (NdisInterlockedDecrement(&Binding->References) != 0)
    return;
  NdisFreeNetBufferListPool(Binding->Pool);
  NdisFreeSpinLock(&Binding->Lock);
  NdisFreeMemory(Binding, 0, 0);
}

// The bindings of the moment, each referenced.
UINT LfReferenceBindings(PLF_BINDING Bindings[LF_MAX_BINDINGS]) {
  PLIST_ENTRY Entry;
  UINT Count = 0;

  NdisAcquireSpinLock(&LfGlobals.Lock);
  for (Entry = LfGlobals.Bindings.Flink;
       Entry != &LfGlobals.Bindings && Count < LF_MAX_BINDINGS;
       Entry = Entry->Flink) {
    Bindings[Count] = CONTAINING_RECORD(Entry, LF_BINDING, Link);
    NdisInterlockedIncrement(&Bindings[Count++]->References);
  }
  NdisReleaseSpinLock(&LfGlobals.Lock);
  return Count;
}

// The binding to that interface, referenced, or null.
PLF_BINDING LfFindBinding(NET_IFINDEX Interface) {
  PLF_BINDING Bindings[LF_MAX_BINDINGS];
  UINT Count = LfReferenceBindings(Bindings);
  PLF_BINDING Found = NULL;

  while (Count-- != 0) {
    if (Bindings[Count]->Interface == Interface && Found == NULL)
      Found = Bindings[Count];
    else
      LfDereference(Bindings[Count]);
  }
  return Found;
}

// What is begun between the two finds the binding open until its end.
BOOLEAN LfEnter(PLF_BINDING Binding, LF_STATE Needed) {
  BOOLEAN Entered = FALSE;

  NdisAcquireSpinLock(&Binding->Lock);
  if (Binding->State >= Needed) {
    Binding->Active++;
    Entered = TRUE;
  }
  NdisReleaseSpinLock(&Binding->Lock);
  return Entered;
}

VOID LfLeave(PLF_BINDING Binding) {
  PNET_PNP_EVENT_NOTIFICATION Pausing = NULL;

  NdisAcquireSpinLock(&Binding->Lock);
  if (--Binding->Active == 0) {
    Pausing = Binding->Pausing;
    Binding->Pausing = NULL;
  }
  NdisReleaseSpinLock(&Binding->Lock);
  if (Pausing != NULL)
    NdisCompleteNetPnPEvent(Binding->Handle, Pausing, NDIS_STATUS_SUCCESS);
}

// The caller has entered, or nobody else has the binding yet.
NDIS_STATUS LfSetFilter(PLF_BINDING Binding, ULONG Filter) {
  LF_REQUEST Ours;
  NDIS_STATUS Status;

  NdisZeroMemory(&Ours, sizeof(Ours));
  NdisInitializeEvent(&Ours.Done);
  Ours.Request.Header.Type = NDIS_OBJECT_TYPE_OID_REQUEST;
  Ours.Request.Header.Revision = NDIS_OID_REQUEST_REVISION_1;
  Ours.Request.Header.Size = NDIS_SIZEOF_OID_REQUEST_REVISION_1;
  Ours.Request.RequestType = NdisRequestSetInformation;
  Ours.Request.DATA.SET_INFORMATION.Oid = OID_GEN_CURRENT_PACKET_FILTER;
  Ours.Request.DATA.SET_INFORMATION.InformationBuffer = &Filter;
  Ours.Request.DATA.SET_INFORMATION.InformationBufferLength = sizeof(Filter);

  Status = NdisOidRequest(Binding->Handle, &Ours.Request);
  if (Status == NDIS_STATUS_PENDING) {
    NdisWaitEvent(&Ours.Done, 0);
    Status = Ours.Status;
  }
  return Status;
}

VOID NTAPI LfRequestComplete(NDIS_HANDLE Context, PNDIS_OID_REQUEST Request,
                             NDIS_STATUS Status) {
  PLF_REQUEST Ours = CONTAINING_RECORD(Request, LF_REQUEST, Request);

  UNREFERENCED_PARAMETER(Context);
  Ours->Status = Status;
  NdisSetEvent(&Ours->Done);
}

static NDIS_STATUS LfOpen(PLF_BINDING Binding, NDIS_HANDLE BindContext,
                          PNDIS_BIND_PARAMETERS Parameters) {
  NDIS_OPEN_PARAMETERS Open;
  NDIS_MEDIUM Media[] = {NdisMedium802_3};
  NDIS_STATUS Status;

  NdisZeroMemory(&Open, sizeof(Open));
  Open.Header.Type = NDIS_OBJECT_TYPE_OPEN_PARAMETERS;
  Open.Header.Revision = NDIS_OPEN_PARAMETERS_REVISION_1;
  Open.Header.Size = NDIS_SIZEOF_OPEN_PARAMETERS_REVISION_1;
  Open.AdapterName = Parameters->AdapterName;
  Open.MediumArray = Media;
  Open.MediumArraySize = sizeof(Media) / sizeof(Media[0]);
  Open.SelectedMediumIndex = &Binding->MediumIndex;

  NdisResetEvent(&Binding->Completed);
  Status = NdisOpenAdapterEx(LfGlobals.Protocol, Binding, &Open, BindContext,
                             &Binding->Handle);
  if (Status == NDIS_STATUS_PENDING) {
    NdisWaitEvent(&Binding->Completed, 0);
    Status = Binding->CompletedStatus;
  }
  return Status;
}

static VOID LfClose(PLF_BINDING Binding) {
  NdisResetEvent(&Binding->Completed);
  if (NdisCloseAdapterEx(Binding->Handle) == NDIS_STATUS_PENDING)
    NdisWaitEvent(&Binding->Completed, 0);
  Binding->Handle = NULL;
}

VOID NTAPI LfOpenComplete(NDIS_HANDLE Context, NDIS_STATUS Status) {
  PLF_BINDING Binding = (PLF_BINDING)Context;

  Binding->CompletedStatus = Status;
  NdisSetEvent(&Binding->Completed);
}

VOID NTAPI LfCloseComplete(NDIS_HANDLE Context) {
  NdisSetEvent(&((PLF_BINDING)Context)->Completed);
}

static NDIS_HANDLE LfCreatePool(VOID) {
  NET_BUFFER_LIST_POOL_PARAMETERS Pool;

  NdisZeroMemory(&Pool, sizeof(Pool));
  Pool.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
  Pool.Header.Revision = NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
  Pool.Header.Size = NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
  Pool.ProtocolId = NDIS_PROTOCOL_ID_DEFAULT;
  Pool.fAllocateNetBuffer = TRUE;
  Pool.PoolTag = LF_TAG;
  return NdisAllocateNetBufferListPool(LfGlobals.Protocol, &Pool);
}

NDIS_STATUS NTAPI LfBindAdapter(NDIS_HANDLE DriverContext,
                                NDIS_HANDLE BindContext,
                                PNDIS_BIND_PARAMETERS Parameters) {
  PLF_BINDING Binding;
  NDIS_STATUS Status;

  UNREFERENCED_PARAMETER(DriverContext);
  Binding = (PLF_BINDING)NdisAllocateMemoryWithTagPriority(
      LfGlobals.Protocol, sizeof(LF_BINDING), LF_TAG, NormalPoolPriority);
  if (Binding == NULL)
    return NDIS_STATUS_RESOURCES;
  NdisZeroMemory(Binding, sizeof(LF_BINDING));

  Binding->Pool = LfCreatePool();
  if (Binding->Pool == NULL) {
    NdisFreeMemory(Binding, 0, 0);
    return NDIS_STATUS_RESOURCES;
  }
  Binding->References = 1;
  Binding->State = LfPaused; // NDIS restarts it
  Binding->Interface = Parameters->BoundIfIndex;
  NdisAllocateSpinLock(&Binding->Lock);
  NdisInitializeEvent(&Binding->Completed);

  Status = LfOpen(Binding, BindContext, Parameters);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailOpen;

  Status = LfSetFilter(Binding, LfGlobals.PacketFilter);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailFilter;

  NdisAcquireSpinLock(&LfGlobals.Lock);
  InsertTailList(&LfGlobals.Bindings, &Binding->Link);
  NdisReleaseSpinLock(&LfGlobals.Lock);
  return NDIS_STATUS_SUCCESS;

FailFilter:
  LfClose(Binding);
FailOpen:
  LfDereference(Binding);
  return Status;
}

NDIS_STATUS NTAPI LfUnbindAdapter(NDIS_HANDLE UnbindContext,
                                  NDIS_HANDLE Context) {
  PLF_BINDING Binding = (PLF_BINDING)Context;

  UNREFERENCED_PARAMETER(UnbindContext);
  NdisAcquireSpinLock(&LfGlobals.Lock);
  RemoveEntryList(&Binding->Link);
  NdisReleaseSpinLock(&LfGlobals.Lock);

  // What entered before that leaves; nothing enters any more.
  NdisAcquireSpinLock(&Binding->Lock);
  Binding->State = LfClosing;
  while (Binding->Active != 0) {
    NdisReleaseSpinLock(&Binding->Lock);
    NdisMSleep(1000);
    NdisAcquireSpinLock(&Binding->Lock);
  }
  NdisReleaseSpinLock(&Binding->Lock);

  LfClose(Binding);
  LfDereference(Binding);
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS LfPause(PLF_BINDING Binding,
                           PNET_PNP_EVENT_NOTIFICATION Event) {
  NDIS_STATUS Status = NDIS_STATUS_SUCCESS;

  NdisAcquireSpinLock(&Binding->Lock);
  Binding->State = LfPaused;
  if (Binding->Active != 0) {
    Binding->Pausing = Event;
    Status = NDIS_STATUS_PENDING;
  }
  NdisReleaseSpinLock(&Binding->Lock);
  return Status;
}

NDIS_STATUS NTAPI LfNetPnPEvent(NDIS_HANDLE Context,
                                PNET_PNP_EVENT_NOTIFICATION Event) {
  PLF_BINDING Binding = (PLF_BINDING)Context;

  switch (Event->NetPnPEvent.NetEvent) {
  case NetEventPause:
    return LfPause(Binding, Event);
  case NetEventRestart:
    NdisAcquireSpinLock(&Binding->Lock);
    Binding->State = LfRunning;
    NdisReleaseSpinLock(&Binding->Lock);
    return NDIS_STATUS_SUCCESS;
  case NetEventReconfigure:
    if (Binding == NULL)
      LfQueueReconfigure();
    return NDIS_STATUS_SUCCESS;
  case NetEventQueryRemoveDevice:
  case NetEventCancelRemoveDevice:
  case NetEventQueryPower:
  case NetEventSetPower:
  case NetEventBindsComplete:
  case NetEventBindList:
    return NDIS_STATUS_SUCCESS;
  default:
    return NDIS_STATUS_NOT_SUPPORTED;
  }
}

VOID NTAPI LfStatus(NDIS_HANDLE Context, PNDIS_STATUS_INDICATION Indication) {
  UNREFERENCED_PARAMETER(Context);
  UNREFERENCED_PARAMETER(Indication);
}
