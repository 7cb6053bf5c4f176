//===- vswitch.h - Events of a virtual switch ----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see ../README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_FWP_VSWITCH_H
#define NDISTIDY_FWP_VSWITCH_H
#pragma GCC system_header

typedef enum FWPS_VSWITCH_EVENT_TYPE_ {
  FWPS_VSWITCH_EVENT_VSWITCH_NONE = 0,
  FWPS_VSWITCH_EVENT_VSWITCH_CREATE,
  FWPS_VSWITCH_EVENT_VSWITCH_DELETE,
  FWPS_VSWITCH_EVENT_PORT_CREATE,
  FWPS_VSWITCH_EVENT_PORT_DELETE,
  FWPS_VSWITCH_EVENT_INTERFACE_CREATE,
  FWPS_VSWITCH_EVENT_INTERFACE_DELETE,
  FWPS_VSWITCH_EVENT_INTERFACE_CONNECT,
  FWPS_VSWITCH_EVENT_INTERFACE_DISCONNECT,
  FWPS_VSWITCH_EVENT_POLICY_ADD,
  FWPS_VSWITCH_EVENT_POLICY_UPDATE,
  FWPS_VSWITCH_EVENT_POLICY_DELETE,
  FWPS_VSWITCH_EVENT_RUNTIME_STATE_SAVE,
  FWPS_VSWITCH_EVENT_RUNTIME_STATE_RESTORE
} FWPS_VSWITCH_EVENT_TYPE;

typedef struct _NDIS_SWITCH_PARAMETERS NDIS_SWITCH_PARAMETERS;
typedef struct _NDIS_SWITCH_PORT_ARRAY NDIS_SWITCH_PORT_ARRAY;
typedef struct _NDIS_SWITCH_NIC_ARRAY NDIS_SWITCH_NIC_ARRAY;
typedef struct _NDIS_SWITCH_PORT_PARAMETERS NDIS_SWITCH_PORT_PARAMETERS;
typedef struct _NDIS_SWITCH_NIC_PARAMETERS NDIS_SWITCH_NIC_PARAMETERS;
typedef struct _NDIS_SWITCH_PORT_PROPERTY_PARAMETERS
    NDIS_SWITCH_PORT_PROPERTY_PARAMETERS;
typedef struct _NDIS_SWITCH_PORT_PROPERTY_DELETE_PARAMETERS
    NDIS_SWITCH_PORT_PROPERTY_DELETE_PARAMETERS;
typedef struct _NDIS_SWITCH_NIC_SAVE_STATE NDIS_SWITCH_NIC_SAVE_STATE;
struct _NDIS_ENUM_FILTERS;

typedef NTSTATUS(NTAPI *FWPS_VSWITCH_LIFETIME_EVENT_CALLBACK0)(
    void *notifyContext, FWPS_VSWITCH_EVENT_TYPE eventType,
    const NDIS_SWITCH_PARAMETERS *vSwitch,
    const NDIS_SWITCH_PORT_ARRAY *vSwitchPorts,
    const NDIS_SWITCH_NIC_ARRAY *vSwitchInterfaces);
typedef NTSTATUS(NTAPI *FWPS_VSWITCH_PORT_EVENT_CALLBACK0)(
    void *notifyContext, void *completionContext,
    FWPS_VSWITCH_EVENT_TYPE eventType, const NDIS_SWITCH_PARAMETERS *vSwitch,
    const NDIS_SWITCH_PORT_PARAMETERS *vSwitchPort);
typedef NTSTATUS(NTAPI *FWPS_VSWITCH_INTERFACE_EVENT_CALLBACK0)(
    void *notifyContext, void *completionContext,
    FWPS_VSWITCH_EVENT_TYPE eventType, const NDIS_SWITCH_PARAMETERS *vSwitch,
    const NDIS_SWITCH_NIC_PARAMETERS *vSwitchNic);
typedef NTSTATUS(NTAPI *FWPS_VSWITCH_FILTER_ENGINE_REORDER_CALLBACK0)(
    void *notifyContext, void *completionContext, BOOLEAN inRequiredPosition,
    const struct _NDIS_ENUM_FILTERS *vSwitchFilterExtensions);
typedef NTSTATUS(NTAPI *FWPS_VSWITCH_POLICY_EVENT_CALLBACK0)(
    void *notifyContext, void *completionContext,
    FWPS_VSWITCH_EVENT_TYPE eventType, const NDIS_SWITCH_PARAMETERS *vSwitch,
    const NDIS_SWITCH_PORT_PROPERTY_PARAMETERS *portProperty,
    const NDIS_SWITCH_PORT_PROPERTY_DELETE_PARAMETERS *deletePortProperty);
typedef NTSTATUS(NTAPI *FWPS_VSWITCH_RUNTIME_STATE_SAVE_CALLBACK0)(
    void *notifyContext, void *completionContext,
    FWPS_VSWITCH_EVENT_TYPE eventType, const NDIS_SWITCH_PARAMETERS *vSwitch,
    NDIS_SWITCH_PORT_ID portId, void **runtimeState,
    SIZE_T *runtimeStateLength);
typedef NTSTATUS(NTAPI *FWPS_VSWITCH_RUNTIME_STATE_RESTORE_CALLBACK0)(
    void *notifyContext, void *completionContext,
    FWPS_VSWITCH_EVENT_TYPE eventType, const NDIS_SWITCH_PARAMETERS *vSwitch,
    NDIS_SWITCH_PORT_ID portId, void *runtimeState, SIZE_T runtimeStateLength);

typedef struct FWPS_VSWITCH_EVENT_DISPATCH_TABLE0_ {
  FWPS_VSWITCH_LIFETIME_EVENT_CALLBACK0 vSwitchLifetimeNotifyFn;
  FWPS_VSWITCH_PORT_EVENT_CALLBACK0 vSwitchPortEventNotifyFn;
  FWPS_VSWITCH_INTERFACE_EVENT_CALLBACK0 vSwitchInterfaceEventNotifyFn;
  FWPS_VSWITCH_FILTER_ENGINE_REORDER_CALLBACK0
  vSwitchFilterEngineReorderNotifyRn;
  FWPS_VSWITCH_POLICY_EVENT_CALLBACK0 vSwitchPolicyEventNotifyFn;
  FWPS_VSWITCH_RUNTIME_STATE_SAVE_CALLBACK0 vSwitchRuntimeStateSaveNotifyFn;
  FWPS_VSWITCH_RUNTIME_STATE_RESTORE_CALLBACK0
  vSwitchRuntimeStateRestoreNotifyFn;
} FWPS_VSWITCH_EVENT_DISPATCH_TABLE0;

NTSTATUS NTAPI FwpsvSwitchEventsSubscribe0(
    const GUID *providerKey, void *deviceObject, UINT32 flags,
    void *notifyContext,
    const FWPS_VSWITCH_EVENT_DISPATCH_TABLE0 *eventDispatchTable,
    UINT32 *subscriptionHandle);
VOID NTAPI FwpsvSwitchEventsUnsubscribe0(UINT32 subscriptionHandle,
                                         UINT32 flags, void *reserved);
VOID NTAPI FwpsvSwitchNotifyComplete0(void *completionContext, NTSTATUS status,
                                      UINT32 flags, void *reserved);
NTSTATUS NTAPI FwpsInjectvSwitchEthernetIngressAsync0(
    HANDLE injectionHandle, HANDLE injectionContext, UINT32 flags,
    void *reserved, const FWP_BYTE_BLOB *vSwitchId,
    NDIS_SWITCH_PORT_ID vSwitchSourcePortId,
    NDIS_SWITCH_NIC_INDEX vSwitchSourceNicIndex,
    NET_BUFFER_LIST *netBufferLists, FWPS_INJECT_COMPLETE0 completionFn,
    HANDLE completionContext);
VOID NTAPI FwpsReferencevSwitchPacketContext0(HANDLE packetContext);
VOID NTAPI FwpsDereferencevSwitchPacketContext0(HANDLE packetContext);

#endif /* NDISTIDY_FWP_VSWITCH_H */
