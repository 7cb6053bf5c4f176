//===- protocol.h - Protocol drivers of NDIS 6 --------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see ../README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_NDIS6_PROTOCOL_H
#define NDISTIDY_NDIS6_PROTOCOL_H
#pragma GCC system_header

typedef struct _NDIS_BIND_PARAMETERS {
  NDIS_OBJECT_HEADER Header;
  PNDIS_STRING ProtocolSection;
  PNDIS_STRING AdapterName;
  PDEVICE_OBJECT PhysicalDeviceObject;
  NDIS_MEDIUM MediaType;
  ULONG MtuSize;
  ULONG64 MaxXmitLinkSpeed;
  ULONG64 XmitLinkSpeed;
  ULONG64 MaxRcvLinkSpeed;
  ULONG64 RcvLinkSpeed;
  NDIS_MEDIA_CONNECT_STATE MediaConnectState;
  NDIS_MEDIA_DUPLEX_STATE MediaDuplexState;
  ULONG LookaheadSize;
  PNDIS_PNP_CAPABILITIES PowerManagementCapabilities;
  ULONG SupportedPacketFilters;
  ULONG MaxMulticastListSize;
  USHORT MacAddressLength;
  UCHAR CurrentMacAddress[NDIS_MAX_PHYS_ADDRESS_LENGTH];
  NDIS_PHYSICAL_MEDIUM PhysicalMediumType;
  PNDIS_RECEIVE_SCALE_CAPABILITIES RcvScaleCapabilities;
  NET_LUID BoundIfNetluid;
  NET_IFINDEX BoundIfIndex;
  NET_LUID LowestIfNetluid;
  NET_IFINDEX LowestIfIndex;
  NET_IF_ACCESS_TYPE AccessType;
  NET_IF_DIRECTION_TYPE DirectionType;
  NET_IF_CONNECTION_TYPE ConnectionType;
  NET_IFTYPE IfType;
  BOOLEAN IfConnectorPresent;
  PNDIS_PORT ActivePorts;
  ULONG DataBackFillSize;
  ULONG ContextBackFillSize;
  ULONG MacOptions;
  NET_IF_COMPARTMENT_ID CompartmentId;
  PNDIS_OFFLOAD DefaultOffloadConfiguration;
  PNDIS_TCP_CONNECTION_OFFLOAD TcpConnectionOffloadCapabilities;
  PNDIS_STRING BoundAdapterName;
  PNDIS_HD_SPLIT_CURRENT_CONFIG HDSplitCurrentConfig;
  PNDIS_RECEIVE_FILTER_CAPABILITIES ReceiveFilterCapabilities;
  PNDIS_PM_CAPABILITIES PowerManagementCapabilitiesEx;
  PNDIS_NIC_SWITCH_CAPABILITIES NicSwitchCapabilities;
  BOOLEAN NDKEnabled;
  PNDIS_NDK_CAPABILITIES NDKCapabilities;
  PNDIS_SRIOV_CAPABILITIES SriovCapabilities;
  PNDIS_NIC_SWITCH_INFO_ARRAY NicSwitchArray;
} NDIS_BIND_PARAMETERS, *PNDIS_BIND_PARAMETERS;
#define NDIS_BIND_PARAMETERS_REVISION_1 1
#define NDIS_BIND_PARAMETERS_REVISION_2 2
#define NDIS_BIND_PARAMETERS_REVISION_3 3
#define NDIS_BIND_PARAMETERS_REVISION_4 4
#define NDIS_SIZEOF_BIND_PARAMETERS_REVISION_1                                 \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_BIND_PARAMETERS, BoundAdapterName)
#define NDIS_SIZEOF_BIND_PARAMETERS_REVISION_2                                 \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_BIND_PARAMETERS, HDSplitCurrentConfig)
#define NDIS_SIZEOF_BIND_PARAMETERS_REVISION_3                                 \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_BIND_PARAMETERS, NicSwitchCapabilities)
#define NDIS_SIZEOF_BIND_PARAMETERS_REVISION_4                                 \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_BIND_PARAMETERS, NicSwitchArray)

typedef struct _NDIS_OPEN_PARAMETERS {
  NDIS_OBJECT_HEADER Header;
  PNDIS_STRING AdapterName;
  PNDIS_MEDIUM MediumArray;
  UINT MediumArraySize;
  PUINT SelectedMediumIndex;
  PNET_FRAME_TYPE FrameTypeArray;
  UINT FrameTypeArraySize;
} NDIS_OPEN_PARAMETERS, *PNDIS_OPEN_PARAMETERS;
#define NDIS_OPEN_PARAMETERS_REVISION_1 1
/* As Microsoft's header spells it, too. */
#define NDIS_SIZEOF_OPEN_PARAMETERS_REVSION_1                                  \
  NDIS_SIZEOF_OPEN_PARAMETERS_REVISION_1
#define NDIS_SIZEOF_OPEN_PARAMETERS_REVISION_1                                 \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_OPEN_PARAMETERS, FrameTypeArraySize)

typedef struct _NDIS_PROTOCOL_PAUSE_PARAMETERS {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  ULONG PauseReason;
} NDIS_PROTOCOL_PAUSE_PARAMETERS, *PNDIS_PROTOCOL_PAUSE_PARAMETERS;
#define NDIS_PROTOCOL_PAUSE_PARAMETERS_REVISION_1 1
#define NDIS_SIZEOF_PROTOCOL_PAUSE_PARAMETERS_REVISION_1                       \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_PROTOCOL_PAUSE_PARAMETERS, PauseReason)
typedef struct _NDIS_PROTOCOL_RESTART_PARAMETERS {
  NDIS_OBJECT_HEADER Header;
  PUCHAR FilterModuleNameBuffer;
  ULONG FilterModuleNameBufferLength;
  PNDIS_RESTART_ATTRIBUTES RestartAttributes;
  NET_IFINDEX BoundIfIndex;
  NET_LUID BoundIfNetluid;
  ULONG Flags;
} NDIS_PROTOCOL_RESTART_PARAMETERS, *PNDIS_PROTOCOL_RESTART_PARAMETERS;
#define NDIS_PROTOCOL_RESTART_PARAMETERS_REVISION_1 1
#define NDIS_SIZEOF_PROTOCOL_RESTART_PARAMETERS_REVISION_1                     \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_PROTOCOL_RESTART_PARAMETERS, Flags)

typedef NDIS_STATUS(NTAPI PROTOCOL_SET_OPTIONS)(NDIS_HANDLE NdisDriverHandle,
                                                NDIS_HANDLE DriverContext);
typedef NDIS_STATUS(NTAPI PROTOCOL_BIND_ADAPTER_EX)(
    NDIS_HANDLE ProtocolDriverContext, NDIS_HANDLE BindContext,
    PNDIS_BIND_PARAMETERS BindParameters);
typedef NDIS_STATUS(NTAPI PROTOCOL_UNBIND_ADAPTER_EX)(
    NDIS_HANDLE UnbindContext, NDIS_HANDLE ProtocolBindingContext);
typedef VOID(NTAPI PROTOCOL_OPEN_ADAPTER_COMPLETE_EX)(
    NDIS_HANDLE ProtocolBindingContext, NDIS_STATUS Status);
typedef VOID(NTAPI PROTOCOL_CLOSE_ADAPTER_COMPLETE_EX)(
    NDIS_HANDLE ProtocolBindingContext);
typedef VOID(NTAPI PROTOCOL_OID_REQUEST_COMPLETE)(
    NDIS_HANDLE ProtocolBindingContext, PNDIS_OID_REQUEST OidRequest,
    NDIS_STATUS Status);
typedef VOID(NTAPI PROTOCOL_DIRECT_OID_REQUEST_COMPLETE)(
    NDIS_HANDLE ProtocolBindingContext, PNDIS_OID_REQUEST OidRequest,
    NDIS_STATUS Status);
typedef VOID(NTAPI PROTOCOL_STATUS_EX)(
    NDIS_HANDLE ProtocolBindingContext,
    PNDIS_STATUS_INDICATION StatusIndication);
typedef NDIS_STATUS(NTAPI PROTOCOL_NET_PNP_EVENT)(
    NDIS_HANDLE ProtocolBindingContext,
    PNET_PNP_EVENT_NOTIFICATION NetPnPEventNotification);
typedef VOID(NTAPI PROTOCOL_RECEIVE_NET_BUFFER_LISTS)(
    NDIS_HANDLE ProtocolBindingContext, PNET_BUFFER_LIST NetBufferLists,
    NDIS_PORT_NUMBER PortNumber, ULONG NumberOfNetBufferLists,
    ULONG ReceiveFlags);
typedef VOID(NTAPI PROTOCOL_SEND_NET_BUFFER_LISTS_COMPLETE)(
    NDIS_HANDLE ProtocolBindingContext, PNET_BUFFER_LIST NetBufferList,
    ULONG SendCompleteFlags);
typedef VOID(NTAPI PROTOCOL_UNINSTALL)(VOID);

typedef SET_OPTIONS_HANDLER PROTOCOL_SET_OPTIONS_HANDLER;
typedef PROTOCOL_BIND_ADAPTER_EX *BIND_HANDLER_EX;
typedef PROTOCOL_UNBIND_ADAPTER_EX *UNBIND_HANDLER_EX;
typedef PROTOCOL_OPEN_ADAPTER_COMPLETE_EX *OPEN_ADAPTER_COMPLETE_HANDLER_EX;
typedef PROTOCOL_CLOSE_ADAPTER_COMPLETE_EX *CLOSE_ADAPTER_COMPLETE_HANDLER_EX;
typedef PROTOCOL_OID_REQUEST_COMPLETE *OID_REQUEST_COMPLETE_HANDLER;
typedef PROTOCOL_DIRECT_OID_REQUEST_COMPLETE
    *DIRECT_OID_REQUEST_COMPLETE_HANDLER;
typedef PROTOCOL_STATUS_EX *STATUS_HANDLER_EX;
typedef PROTOCOL_NET_PNP_EVENT *NET_PNP_EVENT_HANDLER;
typedef PROTOCOL_RECEIVE_NET_BUFFER_LISTS *RECEIVE_NET_BUFFER_LISTS_HANDLER;
typedef PROTOCOL_SEND_NET_BUFFER_LISTS_COMPLETE
    *SEND_NET_BUFFER_LISTS_COMPLETE_HANDLER;
typedef PROTOCOL_UNINSTALL *UNINSTALL_PROTOCOL_HANDLER;

typedef struct _NDIS_PROTOCOL_DRIVER_CHARACTERISTICS {
  NDIS_OBJECT_HEADER Header;
  UCHAR MajorNdisVersion;
  UCHAR MinorNdisVersion;
  UCHAR MajorDriverVersion;
  UCHAR MinorDriverVersion;
  ULONG Flags;
  NDIS_STRING Name;
  SET_OPTIONS_HANDLER SetOptionsHandler;
  BIND_HANDLER_EX BindAdapterHandlerEx;
  UNBIND_HANDLER_EX UnbindAdapterHandlerEx;
  OPEN_ADAPTER_COMPLETE_HANDLER_EX OpenAdapterCompleteHandlerEx;
  CLOSE_ADAPTER_COMPLETE_HANDLER_EX CloseAdapterCompleteHandlerEx;
  NET_PNP_EVENT_HANDLER NetPnPEventHandler;
  UNINSTALL_PROTOCOL_HANDLER UninstallHandler;
  OID_REQUEST_COMPLETE_HANDLER OidRequestCompleteHandler;
  STATUS_HANDLER_EX StatusHandlerEx;
  RECEIVE_NET_BUFFER_LISTS_HANDLER ReceiveNetBufferListsHandler;
  SEND_NET_BUFFER_LISTS_COMPLETE_HANDLER SendNetBufferListsCompleteHandler;
  DIRECT_OID_REQUEST_COMPLETE_HANDLER DirectOidRequestCompleteHandler;
} NDIS_PROTOCOL_DRIVER_CHARACTERISTICS, *PNDIS_PROTOCOL_DRIVER_CHARACTERISTICS;
#define NDIS_PROTOCOL_DRIVER_CHARACTERISTICS_REVISION_1 1
#define NDIS_PROTOCOL_DRIVER_CHARACTERISTICS_REVISION_2 2
#define NDIS_SIZEOF_PROTOCOL_DRIVER_CHARACTERISTICS_REVISION_1                 \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_PROTOCOL_DRIVER_CHARACTERISTICS,               \
                           SendNetBufferListsCompleteHandler)
#define NDIS_SIZEOF_PROTOCOL_DRIVER_CHARACTERISTICS_REVISION_2                 \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_PROTOCOL_DRIVER_CHARACTERISTICS,               \
                           DirectOidRequestCompleteHandler)

#define NDIS_PROTOCOL_DRIVER_SUPPORTS_CURRENT_MAC_ADDRESS_CHANGE 0x00000002
#define NDIS_PROTOCOL_DRIVER_SUPPORTS_L2_MTU_SIZE_CHANGE 0x00000004

NDISAPI NDIS_STATUS NTAPI NdisRegisterProtocolDriver(
    NDIS_HANDLE ProtocolDriverContext,
    PNDIS_PROTOCOL_DRIVER_CHARACTERISTICS ProtocolCharacteristics,
    PNDIS_HANDLE NdisProtocolHandle);
NDISAPI VOID NTAPI NdisDeregisterProtocolDriver(NDIS_HANDLE NdisProtocolHandle);
NDISAPI NDIS_STATUS NTAPI NdisOpenAdapterEx(
    NDIS_HANDLE NdisProtocolHandle, NDIS_HANDLE ProtocolBindingContext,
    PNDIS_OPEN_PARAMETERS OpenParameters, NDIS_HANDLE BindContext,
    PNDIS_HANDLE NdisBindingHandle);
NDISAPI NDIS_STATUS NTAPI NdisCloseAdapterEx(NDIS_HANDLE NdisBindingHandle);
NDISAPI VOID NTAPI NdisCompleteBindAdapterEx(NDIS_HANDLE BindAdapterContext,
                                             NDIS_STATUS Status);
NDISAPI VOID NTAPI NdisCompleteUnbindAdapterEx(NDIS_HANDLE UnbindContext);
NDISAPI NDIS_STATUS NTAPI NdisUnbindAdapter(NDIS_HANDLE NdisBindingHandle);
NDISAPI VOID NTAPI NdisSendNetBufferLists(NDIS_HANDLE NdisBindingHandle,
                                          PNET_BUFFER_LIST NetBufferLists,
                                          NDIS_PORT_NUMBER PortNumber,
                                          ULONG SendFlags);
NDISAPI VOID NTAPI NdisReturnNetBufferLists(NDIS_HANDLE NdisBindingHandle,
                                            PNET_BUFFER_LIST NetBufferLists,
                                            ULONG ReturnFlags);
NDISAPI VOID NTAPI NdisCancelSendNetBufferLists(NDIS_HANDLE NdisBindingHandle,
                                                PVOID CancelId);
NDISAPI VOID NTAPI NdisCompleteNetPnPEvent(
    NDIS_HANDLE NdisBindingHandle,
    PNET_PNP_EVENT_NOTIFICATION NetPnPEventNotification, NDIS_STATUS Status);
NDISAPI VOID NTAPI NdisReEnumerateProtocolBindings(NDIS_HANDLE ProtocolHandle);

typedef struct _NDIS_ENUM_FILTERS_INTERFACE {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  NET_IFINDEX IfIndex;
  NET_LUID NetLuid;
} NDIS_ENUM_FILTERS_INTERFACE;
typedef struct _NDIS_FILTER_INTERFACE {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  ULONG FilterType;
  ULONG FilterRunType;
  NET_IFINDEX IfIndex;
  NET_LUID NetLuid;
  NDIS_STRING FilterClass;
  NDIS_STRING FilterInstanceName;
} NDIS_FILTER_INTERFACE, *PNDIS_FILTER_INTERFACE;
typedef struct _NDIS_ENUM_FILTERS {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  ULONG NumberOfFilters;
  ULONG OffsetFirstFilter;
  NDIS_FILTER_INTERFACE Filter[1];
} NDIS_ENUM_FILTERS, *PNDIS_ENUM_FILTERS;
#define NDIS_FILTER_INTERFACE_REVISION_1 1
#define NDIS_FILTER_INTERFACE_REVISION_2 2
#define NDIS_SIZEOF_FILTER_INTERFACE_REVISION_1                                \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_FILTER_INTERFACE, FilterInstanceName)
#define NDIS_SIZEOF_FILTER_INTERFACE_REVISION_2                                \
  NDIS_SIZEOF_FILTER_INTERFACE_REVISION_1
#define NDIS_FILTER_INTERFACE_IM_FILTER 0x00000001
#define NDIS_FILTER_INTERFACE_LW_FILTER 0x00000002
#define NDIS_FILTER_INTERFACE_SEND_BYPASS 0x00000004
#define NDIS_FILTER_INTERFACE_RECEIVE_BYPASS 0x00000008
#define NDIS_ENUM_FILTERS_REVISION_1 1
#define NDIS_SIZEOF_ENUM_FILTERS_REVISION_1                                    \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_ENUM_FILTERS, Filter)

typedef struct _NDIS_BIND_FAILED_NOTIFICATION {
  NDIS_OBJECT_HEADER Header;
  NET_LUID MiniportNetLuid;
} NDIS_BIND_FAILED_NOTIFICATION, *PNDIS_BIND_FAILED_NOTIFICATION;
#define NDIS_BIND_FAILED_NOTIFICATION_REVISION_1 1
#define NDIS_SIZEOF_NDIS_BIND_FAILED_NOTIFICATION_REVISION_1                   \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_BIND_FAILED_NOTIFICATION, MiniportNetLuid)
NDISAPI NDIS_STATUS NTAPI NdisEnumerateFilterModules(
    NDIS_HANDLE NdisHandle, PVOID InterfaceBuffer, ULONG InterfaceBufferLength,
    PULONG BytesNeeded, PULONG BytesWritten);

#endif /* NDISTIDY_NDIS6_PROTOCOL_H */
