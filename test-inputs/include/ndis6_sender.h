// An NDIS 6 miniport driver that holds nothing but its registration: the inputs
// are about its send routine and what that calls.

#pragma once

#include "ndis6_miniport.h"

static NDIS_HANDLE DriverHandle;

static VOID NTAPI SenderUnload(PDRIVER_OBJECT DriverObject) {
  NdisMDeregisterMiniportDriver(DriverHandle);
}

static NTSTATUS RegisterSender(PDRIVER_OBJECT DriverObject,
                               PUNICODE_STRING RegistryPath,
                               MINIPORT_SEND_NET_BUFFER_LISTS_HANDLER Send) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;

  DescribeMiniport(&Chars);
  Chars.SendNetBufferListsHandler = Send;
  Chars.UnloadHandler = SenderUnload;
  return NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &Chars,
                                     &DriverHandle);
}
