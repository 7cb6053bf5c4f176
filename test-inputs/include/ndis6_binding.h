// An NDIS 6 protocol driver that holds nothing but its registration: the inputs
// are about the life of its bindings.

#pragma once

#include "ndis6_protocol.h"

static NDIS_HANDLE ProtocolHandle;

static VOID NTAPI UnloadProtocol(PDRIVER_OBJECT DriverObject) {
  NdisDeregisterProtocolDriver(ProtocolHandle);
}

static NTSTATUS RegisterProtocol(PDRIVER_OBJECT DriverObject,
                                 BIND_HANDLER_EX Bind,
                                 UNBIND_HANDLER_EX Unbind,
                                 OPEN_ADAPTER_COMPLETE_HANDLER_EX Opened,
                                 CLOSE_ADAPTER_COMPLETE_HANDLER_EX Closed) {
  NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Chars;

  DriverObject->DriverUnload = UnloadProtocol;
  DescribeProtocol(&Chars);
  Chars.BindAdapterHandlerEx = Bind;
  Chars.UnbindAdapterHandlerEx = Unbind;
  Chars.OpenAdapterCompleteHandlerEx = Opened;
  Chars.CloseAdapterCompleteHandlerEx = Closed;
  return NdisRegisterProtocolDriver(NULL, &Chars, &ProtocolHandle);
}

static NDIS_STATUS OpenBinding(PVOID Binding, NDIS_HANDLE BindContext,
                               PNDIS_BIND_PARAMETERS Parameters,
                               PNDIS_HANDLE Handle) {
  NDIS_OPEN_PARAMETERS Open;
  NDIS_MEDIUM Media[] = {NdisMedium802_3};
  UINT Selected;

  NdisZeroMemory(&Open, sizeof(Open));
  Open.Header.Type = NDIS_OBJECT_TYPE_OPEN_PARAMETERS;
  Open.Header.Revision = NDIS_OPEN_PARAMETERS_REVISION_1;
  Open.Header.Size = NDIS_SIZEOF_OPEN_PARAMETERS_REVISION_1;
  Open.AdapterName = Parameters->AdapterName;
  Open.MediumArray = Media;
  Open.MediumArraySize = 1;
  Open.SelectedMediumIndex = &Selected;
  return NdisOpenAdapterEx(ProtocolHandle, Binding, &Open, BindContext, Handle);
}
