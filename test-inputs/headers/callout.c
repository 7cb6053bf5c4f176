// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Callouts of the filtering platform.
#include <ntddk.h>
#if defined(NDIS_LATER)
#include <ndis.h>
#endif
#include <fwpmk.h>
#include <fwpsk.h>
#include <mstcpip.h>

DEFINE_GUID(CALLOUT_KEY, 0x6f1b1c5e, 0x2d1f, 0x4a5c, 0x9d, 0x3b, 0x1a, 0x2b,
            0x3c, 0x4d, 0x5e, 0x6f);

static HANDLE Injection, Engine;
static UINT32 CalloutId;

VOID NTAPI Injected(void *Context, NET_BUFFER_LIST *List, BOOLEAN AtDispatch) {
  UNREFERENCED_PARAMETER(Context);
  UNREFERENCED_PARAMETER(AtDispatch);
  FwpsFreeCloneNetBufferList(List, 0);
}

VOID NTAPI Classify(const FWPS_INCOMING_VALUES *Values,
                    const FWPS_INCOMING_METADATA_VALUES *Metadata,
                    void *LayerData, const void *Context,
                    const FWPS_FILTER *Filter, UINT64 FlowContext,
                    FWPS_CLASSIFY_OUT *Result) {
  NET_BUFFER_LIST *List = (NET_BUFFER_LIST *)LayerData;
  NET_BUFFER_LIST *Clone;
  UINT64 Handle;
  UNREFERENCED_PARAMETER(FlowContext);
  if (!(Result->rights & FWPS_RIGHT_ACTION_WRITE))
    return;
  if (FwpsQueryPacketInjectionState(Injection, List, NULL) ==
      FWPS_PACKET_INJECTED_BY_SELF) {
    Result->actionType = FWP_ACTION_PERMIT;
    return;
  }
  if (Values->layerId == FWPS_LAYER_OUTBOUND_IPPACKET_V4 &&
      Values->incomingValue[FWPS_FIELD_OUTBOUND_IPPACKET_V4_IP_REMOTE_ADDRESS]
              .value.uint32 == INADDR_LOOPBACK)
    Result->actionType = FWP_ACTION_CONTINUE;
  if (Values->layerId == FWPS_LAYER_ALE_AUTH_CONNECT_V6 &&
      (Values->incomingValue[FWPS_FIELD_ALE_AUTH_CONNECT_V6_FLAGS]
           .value.uint32 &
       FWP_CONDITION_FLAG_IS_REAUTHORIZE))
    Result->flags |= FWPS_CLASSIFY_OUT_FLAG_ABSORB;
  if (FWPS_IS_METADATA_FIELD_PRESENT(Metadata,
                                     FWPS_METADATA_FIELD_PROCESS_PATH) &&
      Metadata->processPath->size > 2 &&
      FwpsAcquireClassifyHandle((void *)Context, 0, &Handle) ==
          STATUS_SUCCESS) {
    FwpsPendClassify(Handle, Filter->filterId, 0, Result);
    FwpsCompleteClassify(Handle, 0, Result);
    FwpsReleaseClassifyHandle(Handle);
  }
  if (FwpsAllocateCloneNetBufferList(List, NULL, NULL, 0, &Clone) ==
          STATUS_SUCCESS &&
      FwpsInjectNetworkSendAsync(Injection, NULL, 0,
                                 (COMPARTMENT_ID)Metadata->compartmentId, Clone,
                                 Injected, NULL) != STATUS_SUCCESS)
    FwpsFreeCloneNetBufferList(Clone, 0);
  if (Filter->action.type == FWP_ACTION_CALLOUT_TERMINATING &&
      Filter->filterCondition->conditionValue.type == FWP_UINT8)
    Result->actionType = FWP_ACTION_BLOCK;
}

VOID NTAPI Redirect(const FWPS_INCOMING_VALUES *Values,
                    const FWPS_INCOMING_METADATA_VALUES *Metadata,
                    void *LayerData, const void *Context,
                    const FWPS_FILTER *Filter, UINT64 FlowContext,
                    FWPS_CLASSIFY_OUT *Result) {
  FWPS_CONNECT_REQUEST0 *Request;
  UINT64 Handle;
  UNREFERENCED_PARAMETER(Values);
  UNREFERENCED_PARAMETER(Metadata);
  UNREFERENCED_PARAMETER(LayerData);
  UNREFERENCED_PARAMETER(FlowContext);
  if (FwpsAcquireClassifyHandle((void *)Context, 0, &Handle) != STATUS_SUCCESS)
    return;
  if (FwpsAcquireWritableLayerDataPointer(Handle, Filter->filterId, 0,
                                          (PVOID *)&Request,
                                          Result) == STATUS_SUCCESS) {
    INETADDR_SETLOOPBACK((PSOCKADDR)&Request->remoteAddressAndPort);
    FwpsApplyModifiedLayerData(Handle, Request, 0);
  }
  FwpsReleaseClassifyHandle(Handle);
}

VOID NTAPI Stream(const FWPS_STREAM_CALLOUT_IO_PACKET *Packet, PVOID Buffer) {
  SIZE_T Copied;
  if (Packet->streamData->flags & FWPS_STREAM_FLAG_RECEIVE)
    FwpsCopyStreamDataToBuffer(Packet->streamData, Buffer,
                               Packet->streamData->dataLength, &Copied);
}

NTSTATUS NTAPI Notify(FWPS_CALLOUT_NOTIFY_TYPE Type, const GUID *Key,
                      FWPS_FILTER *Filter) {
  UNREFERENCED_PARAMETER(Key);
  return Type == FWPS_CALLOUT_NOTIFY_ADD_FILTER && Filter->context
             ? STATUS_SUCCESS
             : STATUS_NOT_SUPPORTED;
}

NTSTATUS AddFilter(VOID) {
  FWPM_FILTER Filter;
  FWPM_FILTER_CONDITION Conditions[2];
  FWPM_SUBLAYER Sublayer;
  FWPM_CALLOUT Callout;
  UINT64 Id;
  RtlZeroMemory(&Filter, sizeof(Filter));
  RtlZeroMemory(&Sublayer, sizeof(Sublayer));
  RtlZeroMemory(&Callout, sizeof(Callout));
  Conditions[0].fieldKey = FWPM_CONDITION_IP_REMOTE_ADDRESS;
  Conditions[0].matchType = FWP_MATCH_EQUAL;
  Conditions[0].conditionValue.type = FWP_V4_ADDR_MASK;
  Conditions[1].fieldKey = FWPM_CONDITION_IP_PROTOCOL;
  Conditions[1].conditionValue.uint8 = IPPROTO_TCP;
  Filter.layerKey = FWPM_LAYER_OUTBOUND_TRANSPORT_V4;
  Filter.subLayerKey = FWPM_SUBLAYER_UNIVERSAL;
  Filter.weight.type = FWP_EMPTY;
  Filter.numFilterConditions = RTL_NUMBER_OF(Conditions);
  Filter.filterCondition = Conditions;
  Filter.action.type = FWP_ACTION_CALLOUT_TERMINATING;
  Filter.action.calloutKey = CALLOUT_KEY;
  Filter.flags = FWPM_FILTER_FLAG_PERSISTENT;
  Sublayer.flags = FWPM_SUBLAYER_FLAG_PERSISTENT;
  Callout.applicableLayer = FWPM_LAYER_STREAM_V6;
  if (FwpmTransactionBegin(Engine, 0) == STATUS_SUCCESS &&
      FwpmSubLayerAdd(Engine, &Sublayer, NULL) == STATUS_SUCCESS &&
      FwpmCalloutAdd(Engine, &Callout, NULL, NULL) == STATUS_SUCCESS &&
      FwpmFilterAdd(Engine, &Filter, NULL, &Id) == STATUS_SUCCESS)
    return FwpmTransactionCommit(Engine);
  return FwpmTransactionAbort(Engine);
}

NTSTATUS Start(PDEVICE_OBJECT Device) {
  FWPS_CALLOUT Callout;
  FWPM_SESSION Session;
  NTSTATUS Status;
  RtlZeroMemory(&Callout, sizeof(Callout));
  RtlZeroMemory(&Session, sizeof(Session));
  Callout.calloutKey = CALLOUT_KEY;
  Callout.classifyFn = Classify;
  Callout.notifyFn = Notify;
  Session.flags = FWPM_SESSION_FLAG_DYNAMIC;
  Status = FwpmEngineOpen(NULL, RPC_C_AUTHN_WINNT, NULL, &Session, &Engine);
  if (Status == STATUS_SUCCESS)
    Status = FwpsCalloutRegister(Device, &Callout, &CalloutId);
  Callout.classifyFn = Redirect;
  if (Status == STATUS_SUCCESS)
    Status = FwpsInjectionHandleCreate(AF_INET, FWPS_INJECTION_TYPE_NETWORK,
                                       &Injection);
  return Status;
}

VOID Stop(VOID) {
  FwpsInjectionHandleDestroy(Injection);
  FwpsCalloutUnregisterById(CalloutId);
  FwpmEngineClose(Engine);
}
