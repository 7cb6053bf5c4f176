// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a protocol fills and calls, by the version of NDIS that it is built for.
#include <ndis.h>

PROTOCOL_BIND_ADAPTER_EX Bind;
PROTOCOL_UNBIND_ADAPTER_EX Unbind;
PROTOCOL_OPEN_ADAPTER_COMPLETE_EX OpenComplete;
PROTOCOL_CLOSE_ADAPTER_COMPLETE_EX CloseComplete;
PROTOCOL_NET_PNP_EVENT NetEvent;
PROTOCOL_UNINSTALL Uninstall;
PROTOCOL_OID_REQUEST_COMPLETE RequestComplete;
PROTOCOL_STATUS_EX StatusOf;
PROTOCOL_RECEIVE_NET_BUFFER_LISTS Receive;
PROTOCOL_SEND_NET_BUFFER_LISTS_COMPLETE SendComplete;

NDIS_STATUS Open(NDIS_HANDLE Protocol, NDIS_BIND_PARAMETERS *Binding,
                 NDIS_HANDLE BindContext, NDIS_HANDLE *Handle) {
  NDIS_OPEN_PARAMETERS Parameters;
  NDIS_MEDIUM Medium = NdisMedium802_3;
  UINT Selected;
  NET_FRAME_TYPE Frames[] = {NDIS_ETH_TYPE_802_1X};
  NdisZeroMemory(&Parameters, sizeof(Parameters));
  Parameters.Header.Type = NDIS_OBJECT_TYPE_OPEN_PARAMETERS;
  Parameters.Header.Revision = NDIS_OPEN_PARAMETERS_REVISION_1;
  Parameters.Header.Size = NDIS_SIZEOF_OPEN_PARAMETERS_REVISION_1;
  Parameters.AdapterName = Binding->AdapterName;
  Parameters.MediumArray = &Medium;
  Parameters.MediumArraySize = 1;
  Parameters.SelectedMediumIndex = &Selected;
  Parameters.FrameTypeArray = Frames;
  Parameters.FrameTypeArraySize = RTL_NUMBER_OF(Frames);
  if (Binding->MaxXmitLinkSpeed == NDIS_LINK_SPEED_UNKNOWN ||
      Binding->BoundIfNetluid.Info.IfType == 0)
    return NDIS_STATUS_NOT_SUPPORTED;
#if NDIS_SUPPORT_NDIS620
  if (Binding->PowerManagementCapabilitiesEx)
    Parameters.FrameTypeArraySize = 0;
#endif
  return NdisOpenAdapterEx(Protocol, Handle, &Parameters, BindContext, Handle);
}

NDIS_STATUS Ask(NDIS_HANDLE Handle, PVOID Buffer, UINT Size) {
  NDIS_OID_REQUEST Request;
  NdisZeroMemory(&Request, sizeof(Request));
  Request.Header.Type = NDIS_OBJECT_TYPE_OID_REQUEST;
  Request.Header.Revision = NDIS_OID_REQUEST_REVISION_1;
  Request.Header.Size = NDIS_SIZEOF_OID_REQUEST_REVISION_1;
  Request.RequestType = NdisRequestQueryInformation;
  Request.DATA.QUERY_INFORMATION.Oid = OID_GEN_LINK_STATE;
  Request.DATA.QUERY_INFORMATION.InformationBuffer = Buffer;
  Request.DATA.QUERY_INFORMATION.InformationBufferLength = Size;
  return NdisOidRequest(Handle, &Request);
}

NDIS_STATUS NetEventOf(NET_PNP_EVENT_NOTIFICATION *Event) {
  switch (Event->NetPnPEvent.NetEvent) {
  case NetEventSetPower:
    return *(NET_DEVICE_POWER_STATE *)Event->NetPnPEvent.Buffer ==
                   NetDeviceStateD0
               ? NDIS_STATUS_SUCCESS
               : NDIS_STATUS_NOT_SUPPORTED;
  case NetEventPause:
    return ((NDIS_PROTOCOL_PAUSE_PARAMETERS *)Event->NetPnPEvent.Buffer)
                       ->PauseReason == NDIS_PAUSE_LOW_POWER
               ? NDIS_STATUS_PAUSED
               : NDIS_STATUS_SUCCESS;
  case NetEventRestart:
    return ((NDIS_PROTOCOL_RESTART_PARAMETERS *)Event->NetPnPEvent.Buffer)
                   ->RestartAttributes
               ? NDIS_STATUS_SUCCESS
               : NDIS_STATUS_FAILURE;
  case NetEventPortActivation:
  default:
    return NDIS_STATUS_SUCCESS;
  }
}

VOID Transmit(NDIS_HANDLE Handle, NDIS_HANDLE Pool, MDL *Mdl, ULONG Length) {
  NET_BUFFER_LIST *List =
      NdisAllocateNetBufferAndNetBufferList(Pool, 0, 0, Mdl, 0, Length);
  if (!List)
    return;
  if (NdisRetreatNetBufferListDataStart(List, 14, 0, NULL, NULL) ==
      NDIS_STATUS_SUCCESS)
    NdisAdvanceNetBufferListDataStart(List, 14, FALSE, NULL);
  NDIS_SET_NET_BUFFER_LIST_CANCEL_ID(List, Handle);
  List->SourceHandle = Handle;
  NdisSendNetBufferLists(Handle, List, NDIS_DEFAULT_PORT_NUMBER,
                         NDIS_SEND_FLAGS_CHECK_FOR_LOOPBACK);
}

#if NDIS_SUPPORT_NDIS630
VOID Interfaces(NDIS_HANDLE Handle, NET_LUID *Luid) {
  NET_IFINDEX Index;
  NDIS_ENUM_FILTERS *Filters = NULL;
  if (NdisIfGetInterfaceIndexFromNetLuid(*Luid, &Index) ==
          NDIS_STATUS_SUCCESS &&
      NdisEnumerateFilterModules(Handle, Filters, 0, NULL, NULL) ==
          NDIS_STATUS_SUCCESS)
    NdisIfFreeNetLuidIndex(IF_TYPE_ETHERNET_CSMACD, Index);
}
#endif

NDIS_STATUS RegisterAll(NDIS_HANDLE *Handle) {
  NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Driver;
  NDIS_STRING Name = NDIS_STRING_CONST("protocol");
  NdisZeroMemory(&Driver, sizeof(Driver));
  Driver.Header.Type = NDIS_OBJECT_TYPE_PROTOCOL_DRIVER_CHARACTERISTICS;
  Driver.Header.Revision = NDIS_PROTOCOL_DRIVER_CHARACTERISTICS_REVISION_1;
  Driver.Header.Size = NDIS_SIZEOF_PROTOCOL_DRIVER_CHARACTERISTICS_REVISION_1;
  Driver.MajorNdisVersion = NDIS_PROTOCOL_MAJOR_VERSION;
  Driver.MinorNdisVersion = NDIS_PROTOCOL_MINOR_VERSION;
  Driver.Name = Name;
  Driver.BindAdapterHandlerEx = Bind;
  Driver.UnbindAdapterHandlerEx = Unbind;
  Driver.OpenAdapterCompleteHandlerEx = OpenComplete;
  Driver.CloseAdapterCompleteHandlerEx = CloseComplete;
  Driver.NetPnPEventHandler = NetEvent;
  Driver.UninstallHandler = Uninstall;
  Driver.OidRequestCompleteHandler = RequestComplete;
  Driver.StatusHandlerEx = StatusOf;
  Driver.ReceiveNetBufferListsHandler = Receive;
  Driver.SendNetBufferListsCompleteHandler = SendComplete;
#if NDIS_SUPPORT_NDIS61
  Driver.DirectOidRequestCompleteHandler = NULL;
#endif
  return NdisRegisterProtocolDriver(NULL, &Driver, Handle);
}

// An intermediate driver has virtual miniports above its bindings.
#if NDIS_MINIPORT_DRIVER
NDIS_STATUS Associate(NDIS_HANDLE Miniport, NDIS_HANDLE Protocol,
                      PNDIS_STRING Instance) {
  NDIS_STATUS Status;
  NdisIMAssociateMiniport(Miniport, Protocol);
  Status = NdisIMInitializeDeviceInstanceEx(Miniport, Instance, NULL);
  if (Status != NDIS_STATUS_SUCCESS)
    NdisIMCancelInitializeDeviceInstance(Miniport, Instance);
  return Status;
}

NDIS_STATUS SetIntermediateOptions(NDIS_HANDLE Driver) {
  NDIS_MINIPORT_PNP_CHARACTERISTICS Plug;
  NdisZeroMemory(&Plug, sizeof(Plug));
  Plug.Header.Type = NDIS_OBJECT_TYPE_MINIPORT_PNP_CHARACTERISTICS;
  Plug.Header.Revision = NDIS_MINIPORT_PNP_CHARACTERISTICS_REVISION_1;
  Plug.Header.Size = NDIS_SIZEOF_MINIPORT_PNP_CHARACTERISTICS_REVISION_1;
  return NdisSetOptionalHandlers(Driver, (PNDIS_DRIVER_OPTIONAL_HANDLERS)&Plug);
}
#endif
