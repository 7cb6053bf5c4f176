//===- callout.h - Callouts and what they classify -----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see ../README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_FWP_CALLOUT_H
#define NDISTIDY_FWP_CALLOUT_H
#pragma GCC system_header

typedef enum FWPS_CALLOUT_NOTIFY_TYPE_ {
  FWPS_CALLOUT_NOTIFY_ADD_FILTER = 0,
  FWPS_CALLOUT_NOTIFY_DELETE_FILTER,
  FWPS_CALLOUT_NOTIFY_ADD_FILTER_POST_COMMIT,
  FWPS_CALLOUT_NOTIFY_TYPE_MAX
} FWPS_CALLOUT_NOTIFY_TYPE;

typedef VOID(NTAPI *FWPS_CALLOUT_CLASSIFY_FN0)(
    const FWPS_INCOMING_VALUES0 *inFixedValues,
    const FWPS_INCOMING_METADATA_VALUES0 *inMetaValues, void *layerData,
    const FWPS_FILTER0 *filter, UINT64 flowContext,
    FWPS_CLASSIFY_OUT0 *classifyOut);
typedef VOID(NTAPI *FWPS_CALLOUT_CLASSIFY_FN1)(
    const FWPS_INCOMING_VALUES0 *inFixedValues,
    const FWPS_INCOMING_METADATA_VALUES0 *inMetaValues, void *layerData,
    const void *classifyContext, const FWPS_FILTER1 *filter, UINT64 flowContext,
    FWPS_CLASSIFY_OUT0 *classifyOut);
typedef FWPS_CALLOUT_CLASSIFY_FN1 FWPS_CALLOUT_CLASSIFY_FN2;
typedef FWPS_CALLOUT_CLASSIFY_FN1 FWPS_CALLOUT_CLASSIFY_FN3;
typedef NTSTATUS(NTAPI *FWPS_CALLOUT_NOTIFY_FN0)(
    FWPS_CALLOUT_NOTIFY_TYPE notifyType, const GUID *filterKey,
    FWPS_FILTER0 *filter);
typedef FWPS_CALLOUT_NOTIFY_FN0 FWPS_CALLOUT_NOTIFY_FN1;
typedef FWPS_CALLOUT_NOTIFY_FN0 FWPS_CALLOUT_NOTIFY_FN2;
typedef FWPS_CALLOUT_NOTIFY_FN0 FWPS_CALLOUT_NOTIFY_FN3;
typedef VOID(NTAPI *FWPS_CALLOUT_FLOW_DELETE_NOTIFY_FN0)(UINT16 layerId,
                                                         UINT32 calloutId,
                                                         UINT64 flowContext);

#define NDISTIDY_FWPS_CALLOUT(_N)                                              \
  typedef struct FWPS_CALLOUT##_N##_ {                                         \
    GUID calloutKey;                                                           \
    UINT32 flags;                                                              \
    FWPS_CALLOUT_CLASSIFY_FN##_N classifyFn;                                   \
    FWPS_CALLOUT_NOTIFY_FN##_N notifyFn;                                       \
    FWPS_CALLOUT_FLOW_DELETE_NOTIFY_FN0 flowDeleteFn;                          \
  } FWPS_CALLOUT##_N;                                                          \
  NTSTATUS NTAPI FwpsCalloutRegister##_N(                                      \
      void *deviceObject, const FWPS_CALLOUT##_N *callout, UINT32 *calloutId);
NDISTIDY_FWPS_CALLOUT(0)
NDISTIDY_FWPS_CALLOUT(1)
NDISTIDY_FWPS_CALLOUT(2)
NDISTIDY_FWPS_CALLOUT(3)
NTSTATUS NTAPI FwpsCalloutUnregisterById0(const UINT32 calloutId);
NTSTATUS NTAPI FwpsCalloutUnregisterByKey0(const GUID *calloutKey);

NTSTATUS NTAPI FwpsFlowAssociateContext0(UINT64 flowId, UINT16 layerId,
                                         UINT32 calloutId, UINT64 flowContext);
NTSTATUS NTAPI FwpsFlowRemoveContext0(UINT64 flowId, UINT16 layerId,
                                      UINT32 calloutId);
NTSTATUS NTAPI FwpsFlowAbort0(UINT64 flowId);

// What becomes of a classification later.
NTSTATUS NTAPI FwpsPendOperation0(HANDLE completionHandle,
                                  HANDLE *completionContext);
VOID NTAPI FwpsCompleteOperation0(HANDLE completionContext,
                                  PNET_BUFFER_LIST netBufferList);
#define FWPS_CLASSIFY_FLAG_REAUTHORIZE_IF_MODIFIED_BY_OTHERS 0x00000001
NTSTATUS NTAPI FwpsAcquireClassifyHandle0(void *classifyContext, UINT32 flags,
                                          UINT64 *classifyHandle);
VOID NTAPI FwpsReleaseClassifyHandle0(UINT64 classifyHandle);
NTSTATUS NTAPI FwpsPendClassify0(UINT64 classifyHandle, UINT64 filterId,
                                 UINT32 flags, FWPS_CLASSIFY_OUT0 *classifyOut);
VOID NTAPI FwpsCompleteClassify0(UINT64 classifyHandle, UINT32 flags,
                                 const FWPS_CLASSIFY_OUT0 *classifyOut);
NTSTATUS NTAPI FwpsAcquireWritableLayerDataPointer0(
    UINT64 classifyHandle, UINT64 filterId, UINT32 flags,
    PVOID *writableLayerData, FWPS_CLASSIFY_OUT0 *classifyOut);
VOID NTAPI FwpsApplyModifiedLayerData0(UINT64 classifyHandle,
                                       PVOID modifiedLayerData, UINT32 flags);
NTSTATUS NTAPI FwpsClassifyOptionSet0(
    const FWPS_INCOMING_METADATA_VALUES0 *inMetaValues,
    const FWP_CLASSIFY_OPTION_TYPE option, const FWP_VALUE0 *newValue);

// Redirection of a connect or a bind.
typedef struct _FWPS_CONNECT_REQUEST0 {
  SOCKADDR_STORAGE localAddressAndPort;
  SOCKADDR_STORAGE remoteAddressAndPort;
  UINT64 portReservationToken;
  DWORD localRedirectTargetPID;
  struct _FWPS_CONNECT_REQUEST0 *previousVersion;
  UINT64 modifierFilterId;
  HANDLE localRedirectHandle;
  void *localRedirectContext;
  SIZE_T localRedirectContextSize;
} FWPS_CONNECT_REQUEST0;

typedef struct _FWPS_BIND_REQUEST0 {
  SOCKADDR_STORAGE localAddressAndPort;
  UINT64 portReservationToken;
  struct _FWPS_BIND_REQUEST0 *previousVersion;
  UINT64 modifierFilterId;
} FWPS_BIND_REQUEST0;

typedef enum FWPS_CONNECTION_REDIRECT_STATE_ {
  FWPS_CONNECTION_NOT_REDIRECTED = 0,
  FWPS_CONNECTION_REDIRECTED_BY_SELF,
  FWPS_CONNECTION_REDIRECTED_BY_OTHER,
  FWPS_CONNECTION_PREVIOUSLY_REDIRECTED_BY_SELF,
  FWPS_CONNECTION_REDIRECT_STATE_MAX
} FWPS_CONNECTION_REDIRECT_STATE;

NTSTATUS NTAPI FwpsRedirectHandleCreate0(const GUID *providerGuid, UINT32 flags,
                                         HANDLE *redirectHandle);
VOID NTAPI FwpsRedirectHandleDestroy0(HANDLE redirectHandle);
FWPS_CONNECTION_REDIRECT_STATE NTAPI FwpsQueryConnectionRedirectState0(
    HANDLE redirectRecords, HANDLE redirectHandle, void **redirectContext);
NTSTATUS NTAPI FwpsQueryConnectionSioFormatRedirectRecords0(
    HANDLE redirectRecords, PVOID recordsBuffer, SIZE_T recordsBufferSize,
    SIZE_T *requiredSize);

// Endpoints and tokens.
NTSTATUS NTAPI FwpsOpenToken0(HANDLE engineHandle, LUID modifiedId,
                              DWORD desiredAccess, HANDLE *accessToken);
NTSTATUS NTAPI
FwpsAleEndpointGetById0(HANDLE engineHandle, UINT64 endpointId,
                        FWPS_ALE_ENDPOINT_PROPERTIES0 **properties);
NTSTATUS NTAPI FwpsAleEndpointCreateEnumHandle0(
    HANDLE engineHandle, const FWPS_ALE_ENDPOINT_ENUM_TEMPLATE0 *enumTemplate,
    HANDLE *enumHandle);
NTSTATUS NTAPI FwpsAleEndpointEnum0(HANDLE engineHandle, HANDLE enumHandle,
                                    UINT32 numEntriesRequested,
                                    FWPS_ALE_ENDPOINT_PROPERTIES0 ***entries,
                                    UINT32 *numEntriesReturned);
NTSTATUS NTAPI FwpsAleEndpointDestroyEnumHandle0(HANDLE engineHandle,
                                                 HANDLE enumHandle);
NTSTATUS NTAPI FwpsAleEndpointGetSecurityInfo0(
    HANDLE engineHandle, SECURITY_INFORMATION securityInfo, PSID *sidOwner,
    PSID *sidGroup, PACL *dacl, PACL *sacl,
    PSECURITY_DESCRIPTOR *securityDescriptor);
NTSTATUS NTAPI FwpsAleEndpointSetSecurityInfo0(
    HANDLE engineHandle, SECURITY_INFORMATION securityInfo, const SID *sidOwner,
    const SID *sidGroup, const ACL *dacl, const ACL *sacl);

// IPsec, as far as a callout sees it.
NTSTATUS NTAPI
FwpsVirtualIfTunnelInfoGet0(const FWPS_INCOMING_METADATA_VALUES0 *inMetaValues,
                            IPSEC_VIRTUAL_IF_TUNNEL_INFO0 *tunnelInfo);
NTSTATUS NTAPI
FwpsVirtualIfTunnelInfoSet0(NET_BUFFER_LIST *netBufferList,
                            const IPSEC_VIRTUAL_IF_TUNNEL_INFO0 *tunnelInfo);

typedef struct FWPS_PACKET_LIST_INBOUND_IPSEC_INFORMATION0_ {
  UINT32 isSecure : 1;
  UINT32 isTransportMode : 1;
  UINT32 isTunnelMode : 1;
  UINT32 isTransportModeVerified : 1;
  UINT32 isTunnelModeVerified : 1;
  UINT32 isDeTunneled : 1;
} FWPS_PACKET_LIST_INBOUND_IPSEC_INFORMATION0;

typedef struct FWPS_PACKET_LIST_OUTBOUND_IPSEC_INFORMATION0_ {
  UINT32 isIPsecPolicyMatch : 1;
  UINT32 isTransportPolicyMatch : 1;
  UINT32 isTunnelPolicyMatch : 1;
  UINT32 isTunnelIPinIP : 1;
} FWPS_PACKET_LIST_OUTBOUND_IPSEC_INFORMATION0;

typedef struct FWPS_PACKET_LIST_IPSEC_INFORMATION0_ {
  union {
    FWPS_PACKET_LIST_INBOUND_IPSEC_INFORMATION0 inbound;
    FWPS_PACKET_LIST_OUTBOUND_IPSEC_INFORMATION0 outbound;
    UINT32 flags;
  };
} FWPS_PACKET_LIST_IPSEC_INFORMATION0;

typedef struct FWPS_PACKET_LIST_FWP_INFORMATION0_ {
  UINT32 isReinjected : 1;
} FWPS_PACKET_LIST_FWP_INFORMATION0;

typedef struct FWPS_PACKET_LIST_INFORMATION0_ {
  FWPS_PACKET_LIST_IPSEC_INFORMATION0 ipsecInformation;
  FWPS_PACKET_LIST_FWP_INFORMATION0 fwpInformation;
} FWPS_PACKET_LIST_INFORMATION0;

#define FWPS_PACKET_LIST_INFORMATION_QUERY_INBOUND 0x00000001
#define FWPS_PACKET_LIST_INFORMATION_QUERY_OUTBOUND 0x00000002
#define FWPS_PACKET_LIST_INFORMATION_QUERY_IPSEC 0x00000004
#define FWPS_PACKET_LIST_INFORMATION_QUERY_FWP 0x00000008
#define FWPS_PACKET_LIST_INFORMATION_QUERY_ALL_INBOUND 0xfffffffd
#define FWPS_PACKET_LIST_INFORMATION_QUERY_ALL_OUTBOUND 0xfffffffe
NTSTATUS NTAPI FwpsGetPacketListSecurityInformation0(
    NET_BUFFER_LIST *packetList, UINT32 queryFlags,
    FWPS_PACKET_LIST_INFORMATION0 *packetInformation);

#endif /* NDISTIDY_FWP_CALLOUT_H */
