//===- fwpsk.h - Windows Filtering Platform, callouts -------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_FWPSK_H
#define NDISTIDY_MINGW_FWPSK_H
#pragma GCC system_header

#include <fwptypes.h>
#include <ndis.h>
#include <ws2def.h>

#ifdef __cplusplus
extern "C" {
#endif

#if !NDIS_SUPPORT_NDIS6
typedef struct _NET_BUFFER_LIST NET_BUFFER_LIST;
#endif

typedef struct FWPS_INCOMING_VALUE0_ {
  FWP_VALUE0 value;
} FWPS_INCOMING_VALUE0;
typedef struct FWPS_INCOMING_VALUES0_ {
  UINT16 layerId;
  UINT32 valueCount;
  FWPS_INCOMING_VALUE0 *incomingValue;
} FWPS_INCOMING_VALUES0, FWPS_INCOMING_VALUES;
typedef struct FWPS_INCOMING_METADATA_VALUES0_ {
  UINT32 currentMetadataValues;
  UINT32 flags;
  UINT64 reserved;
  UINT64 flowHandle;
  UINT32 ipHeaderSize;
  UINT32 transportHeaderSize;
  UINT64 processId;
  UINT64 token;
  UINT32 sourceInterfaceIndex;
  UINT32 destinationInterfaceIndex;
  ULONG compartmentId;
  UINT64 transportEndpointHandle;
  HANDLE completionHandle;
} FWPS_INCOMING_METADATA_VALUES0, FWPS_INCOMING_METADATA_VALUES;
typedef struct FWPS_CLASSIFY_OUT0_ {
  FWP_ACTION_TYPE actionType;
  UINT64 outContext;
  UINT64 filterId;
  UINT32 rights;
  UINT32 flags;
  UINT32 reserved;
} FWPS_CLASSIFY_OUT0, FWPS_CLASSIFY_OUT;
#define FWPS_RIGHT_ACTION_WRITE 0x00000001
#define FWPS_CLASSIFY_OUT_FLAG_ABSORB 0x00000001
typedef struct FWPS_FILTER0_ {
  UINT64 filterId;
  FWP_VALUE0 weight;
  UINT16 subLayerWeight;
  UINT16 flags;
  UINT32 numFilterConditions;
  PVOID filterCondition;
  UINT64 context;
  PVOID providerContext;
} FWPS_FILTER0, FWPS_FILTER1, FWPS_FILTER2, FWPS_FILTER3, FWPS_FILTER;
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
#define FWP_CALLOUT_FLAG_CONDITIONAL_ON_FLOW 0x00000001
#define FWP_CALLOUT_FLAG_ALLOW_OFFLOAD 0x00000002

NTSTATUS NTAPI FwpsCalloutUnregisterById0(UINT32 calloutId);
NTSTATUS NTAPI FwpsCalloutUnregisterByKey0(const GUID *calloutKey);
NTSTATUS NTAPI FwpsInjectionHandleCreate0(ADDRESS_FAMILY addressFamily,
                                          UINT32 flags,
                                          HANDLE *injectionHandle);
NTSTATUS NTAPI FwpsInjectionHandleDestroy0(HANDLE injectionHandle);
typedef VOID(NTAPI *FWPS_INJECT_COMPLETE0)(void *context, NET_BUFFER_LIST *Nbl,
                                           BOOLEAN dispatchLevel);
typedef FWPS_INJECT_COMPLETE0 FWPS_INJECT_COMPLETE;
NTSTATUS NTAPI FwpsAllocateNetBufferAndNetBufferList0(
    NDIS_HANDLE poolHandle, USHORT contextSize, USHORT contextBackFill,
    MDL *mdlChain, ULONG dataOffset, SIZE_T dataLength,
    NET_BUFFER_LIST **netBufferList);
VOID NTAPI FwpsFreeNetBufferList0(NET_BUFFER_LIST *netBufferList);
NTSTATUS NTAPI FwpsAllocateCloneNetBufferList0(
    NET_BUFFER_LIST *originalNetBufferList, NDIS_HANDLE netBufferListPoolHandle,
    NDIS_HANDLE netBufferPoolHandle, ULONG allocateCloneFlags,
    NET_BUFFER_LIST **netBufferList);
VOID NTAPI FwpsFreeCloneNetBufferList0(NET_BUFFER_LIST *netBufferList,
                                       ULONG freeCloneFlags);
VOID NTAPI FwpsReferenceNetBufferList0(NET_BUFFER_LIST *netBufferList,
                                       BOOLEAN intendToModify);
VOID NTAPI FwpsDereferenceNetBufferList0(NET_BUFFER_LIST *netBufferList,
                                         BOOLEAN dispatchLevel);
NTSTATUS NTAPI FwpsPendOperation0(HANDLE completionHandle,
                                  HANDLE *completionContext);
VOID NTAPI FwpsCompleteOperation0(HANDLE completionContext,
                                  NET_BUFFER_LIST *netBufferList);
NTSTATUS NTAPI FwpsFlowAssociateContext0(UINT64 flowId, UINT16 layerId,
                                         UINT32 calloutId, UINT64 flowContext);
NTSTATUS NTAPI FwpsFlowRemoveContext0(UINT64 flowId, UINT16 layerId,
                                      UINT32 calloutId);
#define FwpsCalloutUnregisterById FwpsCalloutUnregisterById0
#define FwpsCalloutUnregisterByKey FwpsCalloutUnregisterByKey0
#define FwpsInjectionHandleCreate FwpsInjectionHandleCreate0
#define FwpsInjectionHandleDestroy FwpsInjectionHandleDestroy0
#define FWPS_INJECTION_TYPE_STREAM 0x00000001
#define FWPS_INJECTION_TYPE_TRANSPORT 0x00000002
#define FWPS_INJECTION_TYPE_NETWORK 0x00000004
#define FWPS_INJECTION_TYPE_FORWARD 0x00000008
#define FWPS_INJECTION_TYPE_L2 0x00000010

#ifdef __cplusplus
}
#endif

#endif /* NDISTIDY_MINGW_FWPSK_H */
