// The routines that an NDIS 6 miniport driver has to register, for an adapter
// that never comes up.

#pragma once

#define NDIS_MINIPORT_DRIVER 1
#define NDIS60_MINIPORT 1
#include <ntddk.h>

#include <ndis.h>

static NDIS_STATUS NTAPI
AdapterInitialize(NDIS_HANDLE AdapterHandle, NDIS_HANDLE DriverContext,
                  PNDIS_MINIPORT_INIT_PARAMETERS Parameters) {
  return NDIS_STATUS_ADAPTER_NOT_FOUND;
}

static VOID NTAPI AdapterHalt(NDIS_HANDLE AdapterContext,
                              NDIS_HALT_ACTION Action) {}

static NDIS_STATUS NTAPI AdapterPause(
    NDIS_HANDLE AdapterContext, PNDIS_MINIPORT_PAUSE_PARAMETERS Parameters) {
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NTAPI AdapterRestart(
    NDIS_HANDLE AdapterContext, PNDIS_MINIPORT_RESTART_PARAMETERS Parameters) {
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NTAPI AdapterRequest(NDIS_HANDLE AdapterContext,
                                        PNDIS_OID_REQUEST Request) {
  return NDIS_STATUS_NOT_SUPPORTED;
}

static VOID NTAPI AdapterSend(NDIS_HANDLE AdapterContext, PNET_BUFFER_LIST List,
                              NDIS_PORT_NUMBER Port, ULONG Flags) {}

static VOID NTAPI AdapterReturn(NDIS_HANDLE AdapterContext,
                                PNET_BUFFER_LIST List, ULONG Flags) {}

static VOID NTAPI AdapterCancelSend(NDIS_HANDLE AdapterContext,
                                    PVOID CancelId) {}

static VOID DescribeMiniport(PNDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars) {
  NdisZeroMemory(Chars, sizeof(*Chars));
  Chars->Header.Type = NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS;
  Chars->Header.Revision = NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_1;
  Chars->Header.Size = NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_1;
  Chars->MajorNdisVersion = 6;
  Chars->InitializeHandlerEx = AdapterInitialize;
  Chars->HaltHandlerEx = AdapterHalt;
  Chars->PauseHandler = AdapterPause;
  Chars->RestartHandler = AdapterRestart;
  Chars->OidRequestHandler = AdapterRequest;
  Chars->SendNetBufferListsHandler = AdapterSend;
  Chars->ReturnNetBufferListsHandler = AdapterReturn;
  Chars->CancelSendHandler = AdapterCancelSend;
}
