//===- fwpvi.h - Names without a number ----------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the filtering platform's names without a number stand for: those of
// Windows 8, which later ones differ from in IPsec only, and for a driver of
// Vista those of the first version.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_FWPVI_H
#define NDISTIDY_MINGW_FWPVI_H
#pragma GCC system_header

#if NTDDI_VERSION >= NTDDI_WIN7
#define FWPS_CALLOUT FWPS_CALLOUT2
#define FWPS_CALLOUT_CLASSIFY_FN FWPS_CALLOUT_CLASSIFY_FN2
#define FWPS_CALLOUT_NOTIFY_FN FWPS_CALLOUT_NOTIFY_FN2
#define FWPS_FILTER FWPS_FILTER2
#define FwpsCalloutRegister FwpsCalloutRegister2
#define FWPS_TRANSPORT_SEND_PARAMS FWPS_TRANSPORT_SEND_PARAMS1
#define FwpsInjectTransportSendAsync FwpsInjectTransportSendAsync1
#else
#define FWPS_CALLOUT FWPS_CALLOUT0
#define FWPS_CALLOUT_CLASSIFY_FN FWPS_CALLOUT_CLASSIFY_FN0
#define FWPS_CALLOUT_NOTIFY_FN FWPS_CALLOUT_NOTIFY_FN0
#define FWPS_FILTER FWPS_FILTER0
#define FwpsCalloutRegister FwpsCalloutRegister0
#define FWPS_TRANSPORT_SEND_PARAMS FWPS_TRANSPORT_SEND_PARAMS0
#define FwpsInjectTransportSendAsync FwpsInjectTransportSendAsync0
#endif

#define FWPM_ACTION FWPM_ACTION0
#define FWPM_CALLOUT FWPM_CALLOUT0
#define FWPM_CALLOUT_CHANGE FWPM_CALLOUT_CHANGE0
#define FWPM_CALLOUT_CHANGE_CALLBACK FWPM_CALLOUT_CHANGE_CALLBACK0
#define FWPM_CALLOUT_ENUM_TEMPLATE FWPM_CALLOUT_ENUM_TEMPLATE0
#define FWPM_CALLOUT_SUBSCRIPTION FWPM_CALLOUT_SUBSCRIPTION0
#define FWPM_CLASSIFY_OPTION FWPM_CLASSIFY_OPTION0
#define FWPM_CLASSIFY_OPTIONS FWPM_CLASSIFY_OPTIONS0
#define FWPM_CONNECTION FWPM_CONNECTION0
#define FWPM_CONNECTION_CALLBACK FWPM_CONNECTION_CALLBACK0
#define FWPM_CONNECTION_ENUM_TEMPLATE FWPM_CONNECTION_ENUM_TEMPLATE0
#define FWPM_CONNECTION_SUBSCRIPTION FWPM_CONNECTION_SUBSCRIPTION0
#define FWPM_DISPLAY_DATA FWPM_DISPLAY_DATA0
#define FWPM_FIELD FWPM_FIELD0
#define FWPM_FILTER FWPM_FILTER0
#define FWPM_FILTER_CHANGE FWPM_FILTER_CHANGE0
#define FWPM_FILTER_CHANGE_CALLBACK FWPM_FILTER_CHANGE_CALLBACK0
#define FWPM_FILTER_CONDITION FWPM_FILTER_CONDITION0
#define FWPM_FILTER_ENUM_TEMPLATE FWPM_FILTER_ENUM_TEMPLATE0
#define FWPM_FILTER_SUBSCRIPTION FWPM_FILTER_SUBSCRIPTION0
#define FWPM_LAYER FWPM_LAYER0
#define FWPM_LAYER_ENUM_TEMPLATE FWPM_LAYER_ENUM_TEMPLATE0
#define FWPM_LAYER_STATISTICS FWPM_LAYER_STATISTICS0
#define FWPM_NET_EVENT FWPM_NET_EVENT2
#define FWPM_NET_EVENT_CALLBACK FWPM_NET_EVENT_CALLBACK2
#define FWPM_NET_EVENT_CAPABILITY_ALLOW FWPM_NET_EVENT_CAPABILITY_ALLOW0
#define FWPM_NET_EVENT_CAPABILITY_DROP FWPM_NET_EVENT_CAPABILITY_DROP0
#define FWPM_NET_EVENT_CLASSIFY_ALLOW FWPM_NET_EVENT_CLASSIFY_ALLOW0
#define FWPM_NET_EVENT_CLASSIFY_DROP FWPM_NET_EVENT_CLASSIFY_DROP2
#define FWPM_NET_EVENT_CLASSIFY_DROP_MAC FWPM_NET_EVENT_CLASSIFY_DROP_MAC0
#define FWPM_NET_EVENT_ENUM_TEMPLATE FWPM_NET_EVENT_ENUM_TEMPLATE0
#define FWPM_NET_EVENT_HEADER FWPM_NET_EVENT_HEADER2
#define FWPM_NET_EVENT_IKEEXT_EM_FAILURE FWPM_NET_EVENT_IKEEXT_EM_FAILURE1
#define FWPM_NET_EVENT_IKEEXT_MM_FAILURE FWPM_NET_EVENT_IKEEXT_MM_FAILURE1
#define FWPM_NET_EVENT_IKEEXT_QM_FAILURE FWPM_NET_EVENT_IKEEXT_QM_FAILURE0
#define FWPM_NET_EVENT_SUBSCRIPTION FWPM_NET_EVENT_SUBSCRIPTION0
#define FWPM_PROVIDER FWPM_PROVIDER0
#define FWPM_PROVIDER_CHANGE FWPM_PROVIDER_CHANGE0
#define FWPM_PROVIDER_CHANGE_CALLBACK FWPM_PROVIDER_CHANGE_CALLBACK0
#define FWPM_PROVIDER_CONTEXT FWPM_PROVIDER_CONTEXT2
#define FWPM_PROVIDER_CONTEXT_CHANGE FWPM_PROVIDER_CONTEXT_CHANGE0
#define FWPM_PROVIDER_CONTEXT_CHANGE_CALLBACK                                  \
  FWPM_PROVIDER_CONTEXT_CHANGE_CALLBACK0
#define FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0
#define FWPM_PROVIDER_CONTEXT_SUBSCRIPTION FWPM_PROVIDER_CONTEXT_SUBSCRIPTION0
#define FWPM_PROVIDER_ENUM_TEMPLATE FWPM_PROVIDER_ENUM_TEMPLATE0
#define FWPM_PROVIDER_SUBSCRIPTION FWPM_PROVIDER_SUBSCRIPTION0
#define FWPM_SERVICE_STATE_CHANGE_CALLBACK FWPM_SERVICE_STATE_CHANGE_CALLBACK0
#define FWPM_SESSION FWPM_SESSION0
#define FWPM_SESSION_ENUM_TEMPLATE FWPM_SESSION_ENUM_TEMPLATE0
#define FWPM_STATISTICS FWPM_STATISTICS0
#define FWPM_SUBLAYER FWPM_SUBLAYER0
#define FWPM_SUBLAYER_CHANGE FWPM_SUBLAYER_CHANGE0
#define FWPM_SUBLAYER_CHANGE_CALLBACK FWPM_SUBLAYER_CHANGE_CALLBACK0
#define FWPM_SUBLAYER_ENUM_TEMPLATE FWPM_SUBLAYER_ENUM_TEMPLATE0
#define FWPM_SUBLAYER_SUBSCRIPTION FWPM_SUBLAYER_SUBSCRIPTION0
#define FWPM_SYSTEM_PORTS FWPM_SYSTEM_PORTS0
#define FWPM_SYSTEM_PORTS_BY_TYPE FWPM_SYSTEM_PORTS_BY_TYPE0
#define FWPM_SYSTEM_PORTS_CALLBACK FWPM_SYSTEM_PORTS_CALLBACK0
#define FWPM_VSWITCH_EVENT FWPM_VSWITCH_EVENT0
#define FWPM_VSWITCH_EVENT_CALLBACK FWPM_VSWITCH_EVENT_CALLBACK0
#define FWPM_VSWITCH_EVENT_SUBSCRIPTION FWPM_VSWITCH_EVENT_SUBSCRIPTION0
#define FWPS_ACTION FWPS_ACTION0
#define FWPS_ALE_ENDPOINT_ENUM_TEMPLATE FWPS_ALE_ENDPOINT_ENUM_TEMPLATE0
#define FWPS_ALE_ENDPOINT_PROPERTIES FWPS_ALE_ENDPOINT_PROPERTIES0
#define FWPS_BIND_REQUEST FWPS_BIND_REQUEST0
#define FWPS_CALLOUT_BOOTTIME_CALLOUT_DELETE_NOTIFY_FN                         \
  FWPS_CALLOUT_BOOTTIME_CALLOUT_DELETE_NOTIFY_FN0
#define FWPS_CALLOUT_CLASSIFY_FN_FAST FWPS_CALLOUT_CLASSIFY_FN_FAST0
#define FWPS_CALLOUT_FAST FWPS_CALLOUT_FAST0
#define FWPS_CALLOUT_FLOW_DELETE_NOTIFY_FN FWPS_CALLOUT_FLOW_DELETE_NOTIFY_FN0
#define FWPS_CLASSIFY_OUT FWPS_CLASSIFY_OUT0
#define FWPS_CONNECT_REQUEST FWPS_CONNECT_REQUEST0
#define FWPS_DISCARD_METADATA FWPS_DISCARD_METADATA0
#define FWPS_FILTER_CONDITION FWPS_FILTER_CONDITION0
#define FWPS_INBOUND_FRAGMENT_METADATA FWPS_INBOUND_FRAGMENT_METADATA0
#define FWPS_INCOMING_METADATA_VALUES FWPS_INCOMING_METADATA_VALUES0
#define FWPS_INCOMING_VALUE FWPS_INCOMING_VALUE0
#define FWPS_INCOMING_VALUES FWPS_INCOMING_VALUES0
#define FWPS_INJECT_COMPLETE FWPS_INJECT_COMPLETE0
#define FWPS_NET_BUFFER_LIST_EVENT_TYPE FWPS_NET_BUFFER_LIST_EVENT_TYPE0
#define FWPS_NET_BUFFER_LIST_NOTIFY_FN FWPS_NET_BUFFER_LIST_NOTIFY_FN1
#define FWPS_PACKET_LIST_FWP_INFORMATION FWPS_PACKET_LIST_FWP_INFORMATION0
#define FWPS_PACKET_LIST_INFORMATION FWPS_PACKET_LIST_INFORMATION0
#define FWPS_STREAM_CALLOUT_IO_PACKET FWPS_STREAM_CALLOUT_IO_PACKET0
#define FWPS_STREAM_DATA FWPS_STREAM_DATA0
#define FWPS_STREAM_DATA_OFFSET FWPS_STREAM_DATA_OFFSET0
#define FWPS_VSWITCH_EVENT_DISPATCH_TABLE FWPS_VSWITCH_EVENT_DISPATCH_TABLE0
#define FWPS_VSWITCH_FILTER_ENGINE_REORDER_CALLBACK                            \
  FWPS_VSWITCH_FILTER_ENGINE_REORDER_CALLBACK0
#define FWPS_VSWITCH_LIFETIME_EVENT_CALLBACK                                   \
  FWPS_VSWITCH_LIFETIME_EVENT_CALLBACK0
#define FWPS_VSWITCH_POLICY_EVENT_CALLBACK FWPS_VSWITCH_POLICY_EVENT_CALLBACK0
#define FWPS_VSWITCH_PORT_EVENT_CALLBACK FWPS_VSWITCH_PORT_EVENT_CALLBACK0
#define FWPS_VSWITCH_RUNTIME_STATE_RESTORE_CALLBACK                            \
  FWPS_VSWITCH_RUNTIME_STATE_RESTORE_CALLBACK0
#define FWPS_VSWITCH_RUNTIME_STATE_SAVE_CALLBACK                               \
  FWPS_VSWITCH_RUNTIME_STATE_SAVE_CALLBACK0
#define FWP_CONDITION_VALUE FWP_CONDITION_VALUE0
#define FWP_RANGE FWP_RANGE0
#define FWP_VALUE FWP_VALUE0

#define FwpmBfeStateGet FwpmBfeStateGet0
#define FwpmBfeStateSubscribeChanges FwpmBfeStateSubscribeChanges0
#define FwpmBfeStateUnsubscribeChanges FwpmBfeStateUnsubscribeChanges0
#define FwpmBitmapIndexFree FwpmBitmapIndexFree0
#define FwpmBitmapIndexGet FwpmBitmapIndexGet0
#define FwpmCalloutAdd FwpmCalloutAdd0
#define FwpmCalloutCreateEnumHandle FwpmCalloutCreateEnumHandle0
#define FwpmCalloutDeleteById FwpmCalloutDeleteById0
#define FwpmCalloutDeleteByKey FwpmCalloutDeleteByKey0
#define FwpmCalloutDestroyEnumHandle FwpmCalloutDestroyEnumHandle0
#define FwpmCalloutEnum FwpmCalloutEnum0
#define FwpmCalloutGetById FwpmCalloutGetById0
#define FwpmCalloutGetByKey FwpmCalloutGetByKey0
#define FwpmCalloutGetSecurityInfoByKey FwpmCalloutGetSecurityInfoByKey0
#define FwpmCalloutSetSecurityInfoByKey FwpmCalloutSetSecurityInfoByKey0
#define FwpmCalloutSubscribeChanges FwpmCalloutSubscribeChanges0
#define FwpmCalloutSubscriptionsGet FwpmCalloutSubscriptionsGet0
#define FwpmCalloutUnsubscribeChanges FwpmCalloutUnsubscribeChanges0
#define FwpmConnectionCreateEnumHandle FwpmConnectionCreateEnumHandle0
#define FwpmConnectionDestroyEnumHandle FwpmConnectionDestroyEnumHandle0
#define FwpmConnectionEnum FwpmConnectionEnum0
#define FwpmConnectionGetById FwpmConnectionGetById0
#define FwpmConnectionGetSecurityInfo FwpmConnectionGetSecurityInfo0
#define FwpmConnectionSetSecurityInfo FwpmConnectionSetSecurityInfo0
#define FwpmConnectionSubscribe FwpmConnectionSubscribe0
#define FwpmConnectionSubscriptionsGet FwpmConnectionSubscriptionsGet0
#define FwpmConnectionUnsubscribe FwpmConnectionUnsubscribe0
#define FwpmEngineClose FwpmEngineClose0
#define FwpmEngineGetOption FwpmEngineGetOption0
#define FwpmEngineGetSecurityInfo FwpmEngineGetSecurityInfo0
#define FwpmEngineOpen FwpmEngineOpen0
#define FwpmEngineSetOption FwpmEngineSetOption0
#define FwpmEngineSetSecurityInfo FwpmEngineSetSecurityInfo0
#define FwpmFilterAdd FwpmFilterAdd0
#define FwpmFilterCreateEnumHandle FwpmFilterCreateEnumHandle0
#define FwpmFilterDeleteById FwpmFilterDeleteById0
#define FwpmFilterDeleteByKey FwpmFilterDeleteByKey0
#define FwpmFilterDestroyEnumHandle FwpmFilterDestroyEnumHandle0
#define FwpmFilterEnum FwpmFilterEnum0
#define FwpmFilterGetById FwpmFilterGetById0
#define FwpmFilterGetByKey FwpmFilterGetByKey0
#define FwpmFilterGetSecurityInfoByKey FwpmFilterGetSecurityInfoByKey0
#define FwpmFilterSetSecurityInfoByKey FwpmFilterSetSecurityInfoByKey0
#define FwpmFilterSubscribeChanges FwpmFilterSubscribeChanges0
#define FwpmFilterSubscriptionsGet FwpmFilterSubscriptionsGet0
#define FwpmFilterUnsubscribeChanges FwpmFilterUnsubscribeChanges0
#define FwpmFreeMemory FwpmFreeMemory0
#define FwpmGetAppIdFromFileName FwpmGetAppIdFromFileName0
#define FwpmLayerCreateEnumHandle FwpmLayerCreateEnumHandle0
#define FwpmLayerDestroyEnumHandle FwpmLayerDestroyEnumHandle0
#define FwpmLayerEnum FwpmLayerEnum0
#define FwpmLayerGetById FwpmLayerGetById0
#define FwpmLayerGetByKey FwpmLayerGetByKey0
#define FwpmLayerGetSecurityInfoByKey FwpmLayerGetSecurityInfoByKey0
#define FwpmLayerSetSecurityInfoByKey FwpmLayerSetSecurityInfoByKey0
#define FwpmNetEventCreateEnumHandle FwpmNetEventCreateEnumHandle0
#define FwpmNetEventDestroyEnumHandle FwpmNetEventDestroyEnumHandle0
#define FwpmNetEventEnum FwpmNetEventEnum2
#define FwpmNetEventSubscribe FwpmNetEventSubscribe2
#define FwpmNetEventSubscriptionsGet FwpmNetEventSubscriptionsGet0
#define FwpmNetEventUnsubscribe FwpmNetEventUnsubscribe0
#define FwpmNetEventsGetSecurityInfo FwpmNetEventsGetSecurityInfo0
#define FwpmNetEventsSetSecurityInfo FwpmNetEventsSetSecurityInfo0
#define FwpmProviderAdd FwpmProviderAdd0
#define FwpmProviderContextAdd FwpmProviderContextAdd2
#define FwpmProviderContextCreateEnumHandle FwpmProviderContextCreateEnumHandle0
#define FwpmProviderContextDeleteById FwpmProviderContextDeleteById0
#define FwpmProviderContextDeleteByKey FwpmProviderContextDeleteByKey0
#define FwpmProviderContextDestroyEnumHandle                                   \
  FwpmProviderContextDestroyEnumHandle0
#define FwpmProviderContextEnum FwpmProviderContextEnum2
#define FwpmProviderContextGetById FwpmProviderContextGetById2
#define FwpmProviderContextGetByKey FwpmProviderContextGetByKey2
#define FwpmProviderContextGetSecurityInfoByKey                                \
  FwpmProviderContextGetSecurityInfoByKey0
#define FwpmProviderContextSetSecurityInfoByKey                                \
  FwpmProviderContextSetSecurityInfoByKey0
#define FwpmProviderContextSubscribeChanges FwpmProviderContextSubscribeChanges0
#define FwpmProviderContextSubscriptionsGet FwpmProviderContextSubscriptionsGet0
#define FwpmProviderContextUnsubscribeChanges                                  \
  FwpmProviderContextUnsubscribeChanges0
#define FwpmProviderCreateEnumHandle FwpmProviderCreateEnumHandle0
#define FwpmProviderDeleteByKey FwpmProviderDeleteByKey0
#define FwpmProviderDestroyEnumHandle FwpmProviderDestroyEnumHandle0
#define FwpmProviderEnum FwpmProviderEnum0
#define FwpmProviderGetByKey FwpmProviderGetByKey0
#define FwpmProviderGetSecurityInfoByKey FwpmProviderGetSecurityInfoByKey0
#define FwpmProviderSetSecurityInfoByKey FwpmProviderSetSecurityInfoByKey0
#define FwpmProviderSubscribeChanges FwpmProviderSubscribeChanges0
#define FwpmProviderSubscriptionsGet FwpmProviderSubscriptionsGet0
#define FwpmProviderUnsubscribeChanges FwpmProviderUnsubscribeChanges0
#define FwpmSessionCreateEnumHandle FwpmSessionCreateEnumHandle0
#define FwpmSessionDestroyEnumHandle FwpmSessionDestroyEnumHandle0
#define FwpmSessionEnum FwpmSessionEnum0
#define FwpmSubLayerAdd FwpmSubLayerAdd0
#define FwpmSubLayerCreateEnumHandle FwpmSubLayerCreateEnumHandle0
#define FwpmSubLayerDeleteByKey FwpmSubLayerDeleteByKey0
#define FwpmSubLayerDestroyEnumHandle FwpmSubLayerDestroyEnumHandle0
#define FwpmSubLayerEnum FwpmSubLayerEnum0
#define FwpmSubLayerGetByKey FwpmSubLayerGetByKey0
#define FwpmSubLayerGetSecurityInfoByKey FwpmSubLayerGetSecurityInfoByKey0
#define FwpmSubLayerSetSecurityInfoByKey FwpmSubLayerSetSecurityInfoByKey0
#define FwpmSubLayerSubscribeChanges FwpmSubLayerSubscribeChanges0
#define FwpmSubLayerSubscriptionsGet FwpmSubLayerSubscriptionsGet0
#define FwpmSubLayerUnsubscribeChanges FwpmSubLayerUnsubscribeChanges0
#define FwpmSystemPortsGet FwpmSystemPortsGet0
#define FwpmSystemPortsSubscribe FwpmSystemPortsSubscribe0
#define FwpmSystemPortsUnsubscribe FwpmSystemPortsUnsubscribe0
#define FwpmTransactionAbort FwpmTransactionAbort0
#define FwpmTransactionBegin FwpmTransactionBegin0
#define FwpmTransactionCommit FwpmTransactionCommit0
#define FwpmvSwitchEventSubscribe FwpmvSwitchEventSubscribe0
#define FwpmvSwitchEventUnsubscribe FwpmvSwitchEventUnsubscribe0
#define FwpmvSwitchEventsGetSecurityInfo FwpmvSwitchEventsGetSecurityInfo0
#define FwpmvSwitchEventsSetSecurityInfo FwpmvSwitchEventsSetSecurityInfo0
#define FwpsAcquireClassifyHandle FwpsAcquireClassifyHandle0
#define FwpsAcquireWritableLayerDataPointer FwpsAcquireWritableLayerDataPointer0
#define FwpsAleEndpointCreateEnumHandle FwpsAleEndpointCreateEnumHandle0
#define FwpsAleEndpointDestroyEnumHandle FwpsAleEndpointDestroyEnumHandle0
#define FwpsAleEndpointEnum FwpsAleEndpointEnum0
#define FwpsAleEndpointGetById FwpsAleEndpointGetById0
#define FwpsAleEndpointGetSecurityInfo FwpsAleEndpointGetSecurityInfo0
#define FwpsAleEndpointSetSecurityInfo FwpsAleEndpointSetSecurityInfo0
#define FwpsAllocateCloneNetBufferList FwpsAllocateCloneNetBufferList0
#define FwpsAllocateNetBufferAndNetBufferList                                  \
  FwpsAllocateNetBufferAndNetBufferList0
#define FwpsApplyModifiedLayerData FwpsApplyModifiedLayerData0
#define FwpsCalloutUnregisterById FwpsCalloutUnregisterById0
#define FwpsCalloutUnregisterByKey FwpsCalloutUnregisterByKey0
#define FwpsClassifyOptionSet FwpsClassifyOptionSet0
#define FwpsCloneStreamData FwpsCloneStreamData0
#define FwpsCompleteClassify FwpsCompleteClassify0
#define FwpsCompleteOperation FwpsCompleteOperation0
#define FwpsConstructIpHeaderForTransportPacket                                \
  FwpsConstructIpHeaderForTransportPacket0
#define FwpsCopyStreamDataToBuffer FwpsCopyStreamDataToBuffer0
#define FwpsDereferenceNetBufferList FwpsDereferenceNetBufferList0
#define FwpsDereferencevSwitchPacketContext FwpsDereferencevSwitchPacketContext0
#define FwpsDiscardClonedStreamData FwpsDiscardClonedStreamData0
#define FwpsFlowAbort FwpsFlowAbort0
#define FwpsFlowAssociateContext FwpsFlowAssociateContext0
#define FwpsFlowRemoveContext FwpsFlowRemoveContext0
#define FwpsFreeCloneNetBufferList FwpsFreeCloneNetBufferList0
#define FwpsFreeNetBufferList FwpsFreeNetBufferList0
#define FwpsGetPacketListSecurityInformation                                   \
  FwpsGetPacketListSecurityInformation0
#define FwpsInjectForwardAsync FwpsInjectForwardAsync0
#define FwpsInjectMacReceiveAsync FwpsInjectMacReceiveAsync0
#define FwpsInjectMacSendAsync FwpsInjectMacSendAsync0
#define FwpsInjectNetworkReceiveAsync FwpsInjectNetworkReceiveAsync0
#define FwpsInjectNetworkSendAsync FwpsInjectNetworkSendAsync0
#define FwpsInjectTransportReceiveAsync FwpsInjectTransportReceiveAsync0
#define FwpsInjectionHandleCreate FwpsInjectionHandleCreate0
#define FwpsInjectionHandleDestroy FwpsInjectionHandleDestroy0
#define FwpsInjectvSwitchEthernetIngressAsync                                  \
  FwpsInjectvSwitchEthernetIngressAsync0
#define FwpsNetBufferListAssociateContext FwpsNetBufferListAssociateContext1
#define FwpsNetBufferListGetTagForContext FwpsNetBufferListGetTagForContext0
#define FwpsNetBufferListRemoveContext FwpsNetBufferListRemoveContext0
#define FwpsNetBufferListRetrieveContext FwpsNetBufferListRetrieveContext0
#define FwpsOpenToken FwpsOpenToken0
#define FwpsPendClassify FwpsPendClassify0
#define FwpsPendOperation FwpsPendOperation0
#define FwpsQueryConnectionRedirectState FwpsQueryConnectionRedirectState0
#define FwpsQueryConnectionSioFormatRedirectRecords                            \
  FwpsQueryConnectionSioFormatRedirectRecords0
#define FwpsQueryPacketInjectionState FwpsQueryPacketInjectionState0
#define FwpsReassembleForwardFragmentGroup FwpsReassembleForwardFragmentGroup0
#define FwpsRedirectHandleCreate FwpsRedirectHandleCreate0
#define FwpsRedirectHandleDestroy FwpsRedirectHandleDestroy0
#define FwpsReferenceNetBufferList FwpsReferenceNetBufferList0
#define FwpsReferencevSwitchPacketContext FwpsReferencevSwitchPacketContext0
#define FwpsReleaseClassifyHandle FwpsReleaseClassifyHandle0
#define FwpsStreamContinue FwpsStreamContinue0
#define FwpsStreamInjectAsync FwpsStreamInjectAsync0
#define FwpsVirtualIfTunnelInfoGet FwpsVirtualIfTunnelInfoGet0
#define FwpsVirtualIfTunnelInfoSet FwpsVirtualIfTunnelInfoSet0
#define FwpsvSwitchEventsSubscribe FwpsvSwitchEventsSubscribe0
#define FwpsvSwitchEventsUnsubscribe FwpsvSwitchEventsUnsubscribe0
#define FwpsvSwitchNotifyComplete FwpsvSwitchNotifyComplete0
#define FWPS_PACKET_LIST_INBOUND_IPSEC_INFORMATION                             \
  FWPS_PACKET_LIST_INBOUND_IPSEC_INFORMATION0
#define FWPS_PACKET_LIST_OUTBOUND_IPSEC_INFORMATION                            \
  FWPS_PACKET_LIST_OUTBOUND_IPSEC_INFORMATION0
#define FWPS_PACKET_LIST_IPSEC_INFORMATION FWPS_PACKET_LIST_IPSEC_INFORMATION0
#define FWPS_VSWITCH_INTERFACE_EVENT_CALLBACK                                  \
  FWPS_VSWITCH_INTERFACE_EVENT_CALLBACK0

#endif /* NDISTIDY_MINGW_FWPVI_H */
