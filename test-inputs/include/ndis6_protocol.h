// The routines that an NDIS 6 protocol driver has to register, for adapters
// that it never opens.

#pragma once

#define NDIS60 1
#include <ntddk.h>

#include <ndis.h>

static NDIS_STATUS NTAPI BindAdapter(NDIS_HANDLE DriverContext,
                                     NDIS_HANDLE BindContext,
                                     PNDIS_BIND_PARAMETERS Parameters) {
  return NDIS_STATUS_NOT_ACCEPTED;
}

static NDIS_STATUS NTAPI UnbindAdapter(NDIS_HANDLE UnbindContext,
                                       NDIS_HANDLE BindingContext) {
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI BindingOpened(NDIS_HANDLE BindingContext,
                                NDIS_STATUS Status) {}

static VOID NTAPI BindingClosed(NDIS_HANDLE BindingContext) {}

static NDIS_STATUS NTAPI BindingEvent(
    NDIS_HANDLE BindingContext, PNET_PNP_EVENT_NOTIFICATION Notification) {
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI BindingRequested(NDIS_HANDLE BindingContext,
                                   PNDIS_OID_REQUEST Request,
                                   NDIS_STATUS Status) {}

static VOID NTAPI BindingStatus(NDIS_HANDLE BindingContext,
                                PNDIS_STATUS_INDICATION Indication) {}

static VOID NTAPI BindingReceived(NDIS_HANDLE BindingContext,
                                  PNET_BUFFER_LIST List, NDIS_PORT_NUMBER Port,
                                  ULONG Count, ULONG Flags) {}

static VOID NTAPI BindingSent(NDIS_HANDLE BindingContext, PNET_BUFFER_LIST List,
                              ULONG Flags) {}

static VOID DescribeProtocol(PNDIS_PROTOCOL_DRIVER_CHARACTERISTICS Chars) {
  NdisZeroMemory(Chars, sizeof(*Chars));
  Chars->Header.Type = NDIS_OBJECT_TYPE_PROTOCOL_DRIVER_CHARACTERISTICS;
  Chars->Header.Revision = NDIS_PROTOCOL_DRIVER_CHARACTERISTICS_REVISION_1;
  Chars->Header.Size = NDIS_SIZEOF_PROTOCOL_DRIVER_CHARACTERISTICS_REVISION_1;
  Chars->MajorNdisVersion = 6;
  RtlInitUnicodeString(&Chars->Name, L"SAMPLE");
  Chars->BindAdapterHandlerEx = BindAdapter;
  Chars->UnbindAdapterHandlerEx = UnbindAdapter;
  Chars->OpenAdapterCompleteHandlerEx = BindingOpened;
  Chars->CloseAdapterCompleteHandlerEx = BindingClosed;
  Chars->NetPnPEventHandler = BindingEvent;
  Chars->OidRequestCompleteHandler = BindingRequested;
  Chars->StatusHandlerEx = BindingStatus;
  Chars->ReceiveNetBufferListsHandler = BindingReceived;
  Chars->SendNetBufferListsCompleteHandler = BindingSent;
}
