// An NDIS 5 protocol driver that holds nothing but its registration: the inputs
// are about the life of its bindings.

#pragma once

#include "ndis5_protocol.h"

static NDIS_HANDLE ProtocolHandle;

static VOID NTAPI UnloadProtocol(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
}

static NTSTATUS RegisterProtocol(PDRIVER_OBJECT DriverObject, BIND_HANDLER Bind,
                                 UNBIND_HANDLER Unbind,
                                 OPEN_ADAPTER_COMPLETE_HANDLER Opened,
                                 CLOSE_ADAPTER_COMPLETE_HANDLER Closed) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  DriverObject->DriverUnload = UnloadProtocol;
  DescribeProtocol(&Chars);
  Chars.BindAdapterHandler = Bind;
  Chars.UnbindAdapterHandler = Unbind;
  Chars.OpenAdapterCompleteHandler = Opened;
  Chars.CloseAdapterCompleteHandler = Closed;
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars));
  return Status;
}
