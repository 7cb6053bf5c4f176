// Requests to an adapter, and what it tells unasked.

#include "heron.h"

static NDIS_STATUS HnDoRequest(PHN_BINDING Binding, PHN_REQUEST Ours) {
  NDIS_STATUS Status;

  NdisInitializeEvent(&Ours->Completed);
  NdisRequest(&Status, Binding->Handle, &Ours->Request);
  if (Status == NDIS_STATUS_PENDING) {
    NdisWaitEvent(&Ours->Completed, 0);
    Status = Ours->Status;
  }
  return Status;
}

NDIS_STATUS HnSetFilter(PHN_BINDING Binding, ULONG Filter) {
  PHN_REQUEST Ours =
      (PHN_REQUEST)NdisAllocateFromNPagedLookasideList(&HnGlobals.Requests);
  NDIS_STATUS Status;

  if (Ours == NULL)
    return NDIS_STATUS_RESOURCES;
  NdisZeroMemory(Ours, sizeof(HN_REQUEST));
  Ours->Request.RequestType = NdisRequestSetInformation;
  Ours->Request.DATA.SET_INFORMATION.Oid = OID_GEN_CURRENT_PACKET_FILTER;
  Ours->Request.DATA.SET_INFORMATION.InformationBuffer = &Filter;
  Ours->Request.DATA.SET_INFORMATION.InformationBufferLength = sizeof(Filter);
  Status = HnDoRequest(Binding, Ours);
  NdisFreeToNPagedLookasideList(&HnGlobals.Requests, Ours);
  return Status;
}

NDIS_STATUS HnQueryAddress(PHN_BINDING Binding, PUCHAR Address) {
  PHN_REQUEST Ours =
      (PHN_REQUEST)NdisAllocateFromNPagedLookasideList(&HnGlobals.Requests);
  NDIS_STATUS Status;

  if (Ours == NULL)
    return NDIS_STATUS_RESOURCES;
  NdisZeroMemory(Ours, sizeof(HN_REQUEST));
  Ours->Request.RequestType = NdisRequestQueryInformation;
  Ours->Request.DATA.QUERY_INFORMATION.Oid = OID_802_3_CURRENT_ADDRESS;
  Ours->Request.DATA.QUERY_INFORMATION.InformationBuffer = Address;
  Ours->Request.DATA.QUERY_INFORMATION.InformationBufferLength =
      ETH_LENGTH_OF_ADDRESS;
  Status = HnDoRequest(Binding, Ours);
  NdisFreeToNPagedLookasideList(&HnGlobals.Requests, Ours);
  return Status;
}

VOID NTAPI HnRequestComplete(NDIS_HANDLE Context, PNDIS_REQUEST Request,
                             NDIS_STATUS Status) {
  PHN_REQUEST Ours = CONTAINING_RECORD(Request, HN_REQUEST, Request);

  UNREFERENCED_PARAMETER(Context);
  Ours->Status = Status;
  NdisSetEvent(&Ours->Completed);
}

VOID NTAPI HnResetComplete(NDIS_HANDLE Context, NDIS_STATUS Status) {
  UNREFERENCED_PARAMETER(Context);
  UNREFERENCED_PARAMETER(Status);
}

VOID NTAPI HnStatus(NDIS_HANDLE Context, NDIS_STATUS GeneralStatus,
                    PVOID Buffer, UINT Size) {
  UNREFERENCED_PARAMETER(Context);
  UNREFERENCED_PARAMETER(GeneralStatus);
  UNREFERENCED_PARAMETER(Buffer);
  UNREFERENCED_PARAMETER(Size);
}

VOID NTAPI HnStatusComplete(NDIS_HANDLE Context) {
  UNREFERENCED_PARAMETER(Context);
}

// The power of an adapter is its own business.
NDIS_STATUS NTAPI HnPnPEvent(NDIS_HANDLE Context, PNET_PNP_EVENT Event) {
  switch (Event->NetEvent) {
  case NetEventSetPower:
  case NetEventQueryPower:
  case NetEventQueryRemoveDevice:
  case NetEventCancelRemoveDevice:
    return NDIS_STATUS_SUCCESS;
  case NetEventReconfigure:
    if (Context == NULL)
      NdisReEnumerateProtocolBindings(HnGlobals.Protocol);
    return NDIS_STATUS_SUCCESS;
  default:
    return NDIS_STATUS_NOT_SUPPORTED;
  }
}
