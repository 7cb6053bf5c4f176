//===- connection.h - Connection-oriented NDIS 6 ------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see ../README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_NDIS6_CONNECTION_H
#define NDISTIDY_NDIS6_CONNECTION_H
#pragma GCC system_header

/* Role types of the handlers that NDIS 5 has as pointers alone. */
typedef NDIS_STATUS(NTAPI PROTOCOL_CO_CREATE_VC)(
    NDIS_HANDLE ProtocolAfContext, NDIS_HANDLE NdisVcHandle,
    PNDIS_HANDLE ProtocolVcContext);
typedef NDIS_STATUS(NTAPI PROTOCOL_CO_DELETE_VC)(NDIS_HANDLE ProtocolVcContext);
typedef VOID(NTAPI PROTOCOL_CL_OPEN_AF_COMPLETE)(NDIS_STATUS Status,
                                                 NDIS_HANDLE ProtocolAfContext,
                                                 NDIS_HANDLE NdisAfHandle);
typedef VOID(NTAPI PROTOCOL_CL_CLOSE_AF_COMPLETE)(
    NDIS_STATUS Status, NDIS_HANDLE ProtocolAfContext);
typedef VOID(NTAPI PROTOCOL_CL_REGISTER_SAP_COMPLETE)(
    NDIS_STATUS Status, NDIS_HANDLE ProtocolSapContext, PCO_SAP Sap,
    NDIS_HANDLE NdisSapHandle);
typedef VOID(NTAPI PROTOCOL_CL_DEREGISTER_SAP_COMPLETE)(
    NDIS_STATUS Status, NDIS_HANDLE ProtocolSapContext);
typedef VOID(NTAPI PROTOCOL_CL_MAKE_CALL_COMPLETE)(
    NDIS_STATUS Status, NDIS_HANDLE ProtocolVcContext,
    NDIS_HANDLE NdisPartyHandle, PCO_CALL_PARAMETERS CallParameters);
typedef VOID(NTAPI PROTOCOL_CL_CLOSE_CALL_COMPLETE)(
    NDIS_STATUS Status, NDIS_HANDLE ProtocolVcContext,
    NDIS_HANDLE ProtocolPartyContext);
typedef VOID(NTAPI PROTOCOL_CL_ADD_PARTY_COMPLETE)(
    NDIS_STATUS Status, NDIS_HANDLE ProtocolPartyContext,
    NDIS_HANDLE NdisPartyHandle, PCO_CALL_PARAMETERS CallParameters);
typedef VOID(NTAPI PROTOCOL_CL_DROP_PARTY_COMPLETE)(
    NDIS_STATUS Status, NDIS_HANDLE ProtocolPartyContext);
typedef NDIS_STATUS(NTAPI PROTOCOL_CL_INCOMING_CALL)(
    NDIS_HANDLE ProtocolSapContext, NDIS_HANDLE ProtocolVcContext,
    PCO_CALL_PARAMETERS CallParameters);
typedef VOID(NTAPI PROTOCOL_CL_CALL_CONNECTED)(NDIS_HANDLE ProtocolVcContext);
typedef VOID(NTAPI PROTOCOL_CL_INCOMING_CLOSE_CALL)(
    NDIS_STATUS CloseStatus, NDIS_HANDLE ProtocolVcContext, PVOID CloseData,
    UINT Size);
typedef VOID(NTAPI PROTOCOL_CL_INCOMING_DROP_PARTY)(
    NDIS_STATUS DropStatus, NDIS_HANDLE ProtocolPartyContext, PVOID CloseData,
    UINT Size);
typedef VOID(NTAPI PROTOCOL_CL_MODIFY_CALL_QOS_COMPLETE)(
    NDIS_STATUS Status, NDIS_HANDLE ProtocolVcContext,
    PCO_CALL_PARAMETERS CallParameters);
typedef VOID(NTAPI PROTOCOL_CL_INCOMING_CALL_QOS_CHANGE)(
    NDIS_HANDLE ProtocolVcContext, PCO_CALL_PARAMETERS CallParameters);
typedef NDIS_STATUS(NTAPI PROTOCOL_CM_OPEN_AF)(
    NDIS_HANDLE CallMgrBindingContext, PCO_ADDRESS_FAMILY AddressFamily,
    NDIS_HANDLE NdisAfHandle, PNDIS_HANDLE CallMgrAfContext);
typedef NDIS_STATUS(NTAPI PROTOCOL_CM_CLOSE_AF)(NDIS_HANDLE CallMgrAfContext);
typedef NDIS_STATUS(NTAPI PROTOCOL_CM_REG_SAP)(NDIS_HANDLE CallMgrAfContext,
                                               PCO_SAP Sap,
                                               NDIS_HANDLE NdisSapHandle,
                                               PNDIS_HANDLE CallMgrSapContext);
typedef NDIS_STATUS(NTAPI PROTOCOL_CM_DEREGISTER_SAP)(
    NDIS_HANDLE CallMgrSapContext);
typedef NDIS_STATUS(NTAPI PROTOCOL_CM_MAKE_CALL)(
    NDIS_HANDLE CallMgrVcContext, PCO_CALL_PARAMETERS CallParameters,
    NDIS_HANDLE NdisPartyHandle, PNDIS_HANDLE CallMgrPartyContext);
typedef NDIS_STATUS(NTAPI PROTOCOL_CM_CLOSE_CALL)(
    NDIS_HANDLE CallMgrVcContext, NDIS_HANDLE CallMgrPartyContext,
    PVOID CloseData, UINT Size);
typedef NDIS_STATUS(NTAPI PROTOCOL_CM_MODIFY_QOS_CALL)(
    NDIS_HANDLE CallMgrVcContext, PCO_CALL_PARAMETERS CallParameters);
typedef VOID(NTAPI PROTOCOL_CM_INCOMING_CALL_COMPLETE)(
    NDIS_STATUS Status, NDIS_HANDLE CallMgrVcContext,
    PCO_CALL_PARAMETERS CallParameters);
typedef VOID(NTAPI PROTOCOL_CM_ACTIVATE_VC_COMPLETE)(
    NDIS_STATUS Status, NDIS_HANDLE CallMgrVcContext,
    PCO_CALL_PARAMETERS CallParameters);
typedef VOID(NTAPI PROTOCOL_CM_DEACTIVATE_VC_COMPLETE)(
    NDIS_STATUS Status, NDIS_HANDLE CallMgrVcContext);
typedef NDIS_STATUS(NTAPI PROTOCOL_CM_ADD_PARTY)(
    NDIS_HANDLE CallMgrVcContext, PCO_CALL_PARAMETERS CallParameters,
    NDIS_HANDLE NdisPartyHandle, PNDIS_HANDLE CallMgrPartyContext);
typedef NDIS_STATUS(NTAPI PROTOCOL_CM_DROP_PARTY)(
    NDIS_HANDLE CallMgrPartyContext, PVOID CloseData, UINT Size);

typedef NDIS_STATUS(NTAPI MINIPORT_CO_OID_REQUEST)(
    NDIS_HANDLE MiniportAdapterContext, NDIS_HANDLE MiniportVcContext,
    PNDIS_OID_REQUEST OidRequest);
typedef VOID(NTAPI MINIPORT_CO_SEND_NET_BUFFER_LISTS)(
    NDIS_HANDLE MiniportVcContext, PNET_BUFFER_LIST NetBufferLists,
    ULONG SendFlags);
typedef MINIPORT_CO_OID_REQUEST *W_CO_OID_REQUEST_HANDLER;
typedef MINIPORT_CO_SEND_NET_BUFFER_LISTS *W_CO_SEND_NET_BUFFER_LISTS_HANDLER;
typedef MINIPORT_CO_CREATE_VC *MINIPORT_CO_CREATE_VC_HANDLER;
typedef MINIPORT_CO_DELETE_VC *MINIPORT_CO_DELETE_VC_HANDLER;
typedef MINIPORT_CO_ACTIVATE_VC *MINIPORT_CO_ACTIVATE_VC_HANDLER;
typedef MINIPORT_CO_DEACTIVATE_VC *MINIPORT_CO_DEACTIVATE_VC_HANDLER;
typedef MINIPORT_CO_OID_REQUEST *MINIPORT_CO_OID_REQUEST_HANDLER;
typedef MINIPORT_CO_SEND_NET_BUFFER_LISTS
    *MINIPORT_CO_SEND_NET_BUFFER_LISTS_HANDLER;
typedef struct _NDIS_MINIPORT_CO_CHARACTERISTICS {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  MINIPORT_CO_CREATE_VC_HANDLER CoCreateVcHandler;
  MINIPORT_CO_DELETE_VC_HANDLER CoDeleteVcHandler;
  MINIPORT_CO_ACTIVATE_VC_HANDLER CoActivateVcHandler;
  MINIPORT_CO_DEACTIVATE_VC_HANDLER CoDeactivateVcHandler;
  MINIPORT_CO_SEND_NET_BUFFER_LISTS_HANDLER CoSendNetBufferListsHandler;
  MINIPORT_CO_OID_REQUEST_HANDLER CoOidRequestHandler;
} NDIS_MINIPORT_CO_CHARACTERISTICS, *PNDIS_MINIPORT_CO_CHARACTERISTICS;
#define NDIS_MINIPORT_CO_CHARACTERISTICS_REVISION_1 1
#define NDIS_SIZEOF_MINIPORT_CO_CHARACTERISTICS_REVISION_1                     \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_MINIPORT_CO_CHARACTERISTICS,                   \
                           CoOidRequestHandler)

typedef VOID(NTAPI PROTOCOL_CO_RECEIVE_NET_BUFFER_LISTS)(
    NDIS_HANDLE ProtocolBindingContext, NDIS_HANDLE ProtocolVcContext,
    PNET_BUFFER_LIST NetBufferLists, ULONG NumberOfNetBufferLists,
    ULONG ReceiveFlags);
typedef VOID(NTAPI PROTOCOL_CO_SEND_NET_BUFFER_LISTS_COMPLETE)(
    NDIS_HANDLE ProtocolVcContext, PNET_BUFFER_LIST NetBufferLists,
    ULONG SendCompleteFlags);
typedef VOID(NTAPI PROTOCOL_CO_STATUS_EX)(
    NDIS_HANDLE ProtocolBindingContext, NDIS_HANDLE ProtocolVcContext,
    PNDIS_STATUS_INDICATION StatusIndication);
typedef VOID(NTAPI PROTOCOL_CO_AF_REGISTER_NOTIFY)(
    NDIS_HANDLE ProtocolBindingContext, PCO_ADDRESS_FAMILY AddressFamily);
typedef PROTOCOL_CO_RECEIVE_NET_BUFFER_LISTS
    *CO_RECEIVE_NET_BUFFER_LISTS_HANDLER;
typedef PROTOCOL_CO_SEND_NET_BUFFER_LISTS_COMPLETE
    *CO_SEND_NET_BUFFER_LISTS_COMPLETE_HANDLER;
typedef PROTOCOL_CO_STATUS_EX *CO_STATUS_HANDLER_EX;
typedef struct _NDIS_PROTOCOL_CO_CHARACTERISTICS {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  CO_STATUS_HANDLER_EX CoStatusHandlerEx;
  CO_AF_REGISTER_NOTIFY_HANDLER CoAfRegisterNotifyHandler;
  CO_RECEIVE_NET_BUFFER_LISTS_HANDLER CoReceiveNetBufferListsHandler;
  CO_SEND_NET_BUFFER_LISTS_COMPLETE_HANDLER CoSendNetBufferListsCompleteHandler;
} NDIS_PROTOCOL_CO_CHARACTERISTICS, *PNDIS_PROTOCOL_CO_CHARACTERISTICS;
#define NDIS_PROTOCOL_CO_CHARACTERISTICS_REVISION_1 1
#define NDIS_SIZEOF_PROTOCOL_CO_CHARACTERISTICS_REVISION_1                     \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_PROTOCOL_CO_CHARACTERISTICS,                   \
                           CoSendNetBufferListsCompleteHandler)

typedef NDIS_STATUS(NTAPI PROTOCOL_CO_OID_REQUEST)(
    NDIS_HANDLE ProtocolAfContext, NDIS_HANDLE ProtocolVcContext,
    NDIS_HANDLE ProtocolPartyContext, PNDIS_OID_REQUEST OidRequest);
typedef VOID(NTAPI PROTOCOL_CO_OID_REQUEST_COMPLETE)(
    NDIS_HANDLE ProtocolAfContext, NDIS_HANDLE ProtocolVcContext,
    NDIS_HANDLE ProtocolPartyContext, PNDIS_OID_REQUEST OidRequest,
    NDIS_STATUS Status);
typedef PROTOCOL_CO_OID_REQUEST *CO_OID_REQUEST_HANDLER;
typedef PROTOCOL_CO_OID_REQUEST_COMPLETE *CO_OID_REQUEST_COMPLETE_HANDLER;
typedef VOID(NTAPI PROTOCOL_CL_OPEN_AF_COMPLETE_EX)(NDIS_HANDLE AfContext,
                                                    NDIS_HANDLE NdisAfHandle,
                                                    NDIS_STATUS Status);
typedef PROTOCOL_CL_OPEN_AF_COMPLETE_EX *CL_OPEN_AF_COMPLETE_HANDLER_EX;
typedef NDIS_STATUS(NTAPI PROTOCOL_CL_NOTIFY_CLOSE_AF)(
    NDIS_HANDLE ClientAfContext);
typedef PROTOCOL_CL_NOTIFY_CLOSE_AF *CL_NOTIFY_CLOSE_AF_HANDLER;
typedef VOID(NTAPI PROTOCOL_CM_NOTIFY_CLOSE_AF_COMPLETE)(
    NDIS_HANDLE CallMgrAfContext, NDIS_STATUS Status);
typedef PROTOCOL_CM_NOTIFY_CLOSE_AF_COMPLETE
    *CM_NOTIFY_CLOSE_AF_COMPLETE_HANDLER;

typedef struct _NDIS_CO_CLIENT_OPTIONAL_HANDLERS {
  NDIS_OBJECT_HEADER Header;
  ULONG Reserved;
  CO_CREATE_VC_HANDLER ClCreateVcHandler;
  CO_DELETE_VC_HANDLER ClDeleteVcHandler;
  CO_OID_REQUEST_HANDLER ClOidRequestHandler;
  CO_OID_REQUEST_COMPLETE_HANDLER ClOidRequestCompleteHandler;
  CL_OPEN_AF_COMPLETE_HANDLER_EX ClOpenAfCompleteHandlerEx;
  CL_CLOSE_AF_COMPLETE_HANDLER ClCloseAfCompleteHandler;
  CL_REG_SAP_COMPLETE_HANDLER ClRegisterSapCompleteHandler;
  CL_DEREG_SAP_COMPLETE_HANDLER ClDeregisterSapCompleteHandler;
  CL_MAKE_CALL_COMPLETE_HANDLER ClMakeCallCompleteHandler;
  CL_MODIFY_CALL_QOS_COMPLETE_HANDLER ClModifyCallQoSCompleteHandler;
  CL_CLOSE_CALL_COMPLETE_HANDLER ClCloseCallCompleteHandler;
  CL_ADD_PARTY_COMPLETE_HANDLER ClAddPartyCompleteHandler;
  CL_DROP_PARTY_COMPLETE_HANDLER ClDropPartyCompleteHandler;
  CL_INCOMING_CALL_HANDLER ClIncomingCallHandler;
  CL_INCOMING_CALL_QOS_CHANGE_HANDLER ClIncomingCallQoSChangeHandler;
  CL_INCOMING_CLOSE_CALL_HANDLER ClIncomingCloseCallHandler;
  CL_INCOMING_DROP_PARTY_HANDLER ClIncomingDropPartyHandler;
  CL_CALL_CONNECTED_HANDLER ClCallConnectedHandler;
  CL_NOTIFY_CLOSE_AF_HANDLER ClNotifyCloseAfHandler;
} NDIS_CO_CLIENT_OPTIONAL_HANDLERS, *PNDIS_CO_CLIENT_OPTIONAL_HANDLERS;
#define NDIS_CO_CLIENT_OPTIONAL_HANDLERS_REVISION_1 1
#define NDIS_SIZEOF_CO_CLIENT_OPTIONAL_HANDLERS_REVISION_1                     \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_CO_CLIENT_OPTIONAL_HANDLERS,                   \
                           ClNotifyCloseAfHandler)
typedef struct _NDIS_CO_CALL_MANAGER_OPTIONAL_HANDLERS {
  NDIS_OBJECT_HEADER Header;
  ULONG Reserved;
  CO_CREATE_VC_HANDLER CmCreateVcHandler;
  CO_DELETE_VC_HANDLER CmDeleteVcHandler;
  CM_OPEN_AF_HANDLER CmOpenAfHandler;
  CM_CLOSE_AF_HANDLER CmCloseAfHandler;
  CM_REG_SAP_HANDLER CmRegisterSapHandler;
  CM_DEREG_SAP_HANDLER CmDeregisterSapHandler;
  CM_MAKE_CALL_HANDLER CmMakeCallHandler;
  CM_CLOSE_CALL_HANDLER CmCloseCallHandler;
  CM_INCOMING_CALL_COMPLETE_HANDLER CmIncomingCallCompleteHandler;
  CM_ADD_PARTY_HANDLER CmAddPartyHandler;
  CM_DROP_PARTY_HANDLER CmDropPartyHandler;
  CM_ACTIVATE_VC_COMPLETE_HANDLER CmActivateVcCompleteHandler;
  CM_DEACTIVATE_VC_COMPLETE_HANDLER CmDeactivateVcCompleteHandler;
  CM_MODIFY_CALL_QOS_HANDLER CmModifyCallQoSHandler;
  CO_OID_REQUEST_HANDLER CmOidRequestHandler;
  CO_OID_REQUEST_COMPLETE_HANDLER CmOidRequestCompleteHandler;
  CM_NOTIFY_CLOSE_AF_COMPLETE_HANDLER CmNotifyCloseAfCompleteHandler;
} NDIS_CO_CALL_MANAGER_OPTIONAL_HANDLERS,
    *PNDIS_CO_CALL_MANAGER_OPTIONAL_HANDLERS;
#define NDIS_CO_CALL_MANAGER_OPTIONAL_HANDLERS_REVISION_1 1
#define NDIS_SIZEOF_CO_CALL_MANAGER_OPTIONAL_HANDLERS_REVISION_1               \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_CO_CALL_MANAGER_OPTIONAL_HANDLERS,             \
                           CmOidRequestCompleteHandler)

NDISAPI NDIS_STATUS NTAPI NdisClOpenAddressFamilyEx(
    NDIS_HANDLE NdisBindingHandle, PCO_ADDRESS_FAMILY AddressFamily,
    NDIS_HANDLE ClientAfContext, PNDIS_HANDLE NdisAfHandle);
NDISAPI VOID NTAPI NdisClNotifyCloseAddressFamilyComplete(
    NDIS_HANDLE NdisAfHandle, NDIS_STATUS Status);
NDISAPI NDIS_STATUS NTAPI NdisCmRegisterAddressFamilyEx(
    NDIS_HANDLE NdisBindingHandle, PCO_ADDRESS_FAMILY AddressFamily);
NDISAPI NDIS_STATUS NTAPI NdisMCmRegisterAddressFamilyEx(
    NDIS_HANDLE MiniportAdapterHandle, PCO_ADDRESS_FAMILY AddressFamily);
NDISAPI NDIS_STATUS NTAPI
NdisCmNotifyCloseAddressFamily(NDIS_HANDLE NdisAfHandle);
#define NdisMCmNotifyCloseAddressFamily(_Af) NdisCmNotifyCloseAddressFamily(_Af)
NDISAPI NDIS_STATUS NTAPI NdisCoOidRequest(NDIS_HANDLE NdisBindingHandle,
                                           NDIS_HANDLE NdisAfHandle,
                                           NDIS_HANDLE NdisVcHandle,
                                           NDIS_HANDLE NdisPartyHandle,
                                           PNDIS_OID_REQUEST OidRequest);
NDISAPI VOID NTAPI NdisCoOidRequestComplete(NDIS_HANDLE NdisAfHandle,
                                            NDIS_HANDLE NdisVcHandle,
                                            NDIS_HANDLE NdisPartyHandle,
                                            PNDIS_OID_REQUEST OidRequest,
                                            NDIS_STATUS Status);
NDISAPI VOID NTAPI NdisCoSendNetBufferLists(NDIS_HANDLE NdisVcHandle,
                                            PNET_BUFFER_LIST NetBufferLists,
                                            ULONG SendFlags);
NDISAPI VOID NTAPI NdisMCoIndicateReceiveNetBufferLists(
    NDIS_HANDLE NdisVcHandle, PNET_BUFFER_LIST NetBufferLists,
    ULONG NumberOfNetBufferLists, ULONG CoReceiveFlags);
NDISAPI VOID NTAPI NdisMCoSendNetBufferListsComplete(
    NDIS_HANDLE NdisVcHandle, PNET_BUFFER_LIST NetBufferLists,
    ULONG SendCompleteFlags);
NDISAPI VOID NTAPI NdisMCoIndicateStatusEx(NDIS_HANDLE MiniportAdapterHandle,
                                           NDIS_HANDLE NdisVcHandle,
                                           PNDIS_STATUS_INDICATION Indication);
NDISAPI VOID NTAPI NdisMCoOidRequestComplete(NDIS_HANDLE NdisMiniportHandle,
                                             NDIS_HANDLE MiniportVcContext,
                                             PNDIS_OID_REQUEST OidRequest,
                                             NDIS_STATUS Status);
NDISAPI NDIS_STATUS NTAPI NdisMCmOidRequest(NDIS_HANDLE NdisAfHandle,
                                            NDIS_HANDLE NdisVcHandle,
                                            NDIS_HANDLE NdisPartyHandle,
                                            PNDIS_OID_REQUEST OidRequest);
NDISAPI NDIS_STATUS NTAPI NdisCoGetTapiCallId(NDIS_HANDLE NdisVcHandle,
                                              PVAR_STRING TapiCallId);
NDISAPI NDIS_STATUS NTAPI NdisCoAssignInstanceName(
    NDIS_HANDLE NdisVcHandle, PNDIS_STRING BaseInstanceName,
    PNDIS_STRING VcInstanceName);
NDISAPI NDIS_STATUS NTAPI NdisClGetProtocolVcContextFromTapiCallId(
    UNICODE_STRING TapiCallId, PNDIS_HANDLE ProtocolVcContext);

#endif /* NDISTIDY_NDIS6_CONNECTION_H */
