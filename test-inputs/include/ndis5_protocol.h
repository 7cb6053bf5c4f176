// The routines that an NDIS 5 protocol driver, or the protocol side of an
// intermediate driver, has to register, for adapters that it never opens.

#pragma once

#include <ntddk.h>

#include <ndis.h>

static VOID NTAPI BindingOpened(NDIS_HANDLE BindingContext, NDIS_STATUS Status,
                                NDIS_STATUS OpenErrorStatus) {}

static VOID NTAPI BindingClosed(NDIS_HANDLE BindingContext,
                                NDIS_STATUS Status) {}

static VOID NTAPI BindingSent(NDIS_HANDLE BindingContext, PNDIS_PACKET Packet,
                              NDIS_STATUS Status) {}

static VOID NTAPI BindingTransferred(NDIS_HANDLE BindingContext,
                                     PNDIS_PACKET Packet, NDIS_STATUS Status,
                                     UINT BytesTransferred) {}

static VOID NTAPI BindingReset(NDIS_HANDLE BindingContext, NDIS_STATUS Status) {
}

static VOID NTAPI BindingRequested(NDIS_HANDLE BindingContext,
                                   PNDIS_REQUEST Request, NDIS_STATUS Status) {}

static NDIS_STATUS NTAPI BindingReceive(NDIS_HANDLE BindingContext,
                                        NDIS_HANDLE ReceiveContext,
                                        PVOID Header, UINT HeaderSize,
                                        PVOID LookAhead, UINT LookAheadSize,
                                        UINT PacketSize) {
  return NDIS_STATUS_NOT_ACCEPTED;
}

static VOID NTAPI BindingReceived(NDIS_HANDLE BindingContext) {}

static VOID NTAPI BindingStatus(NDIS_HANDLE BindingContext, NDIS_STATUS Status,
                                PVOID Buffer, UINT Size) {}

static VOID NTAPI BindingStatusComplete(NDIS_HANDLE BindingContext) {}

static VOID NTAPI BindAdapter(PNDIS_STATUS Status, NDIS_HANDLE BindContext,
                              PNDIS_STRING DeviceName, PVOID SystemSpecific1,
                              PVOID SystemSpecific2) {
  *Status = NDIS_STATUS_NOT_ACCEPTED;
}

static VOID NTAPI UnbindAdapter(PNDIS_STATUS Status, NDIS_HANDLE BindingContext,
                                NDIS_HANDLE UnbindContext) {
  *Status = NDIS_STATUS_SUCCESS;
}

static VOID DescribeProtocol(PNDIS_PROTOCOL_CHARACTERISTICS Chars) {
#ifdef __cplusplus
  NDIS40_PROTOCOL_CHARACTERISTICS *Base = &Chars->Ndis40Chars;
#else
  PNDIS_PROTOCOL_CHARACTERISTICS Base = Chars;
#endif
  NDIS_STRING Name = NDIS_STRING_CONST("SAMPLE");

  NdisZeroMemory(Chars, sizeof(*Chars));
  Base->MajorNdisVersion = 5;
  Base->Name = Name;
  Base->OpenAdapterCompleteHandler = BindingOpened;
  Base->CloseAdapterCompleteHandler = BindingClosed;
  Base->SendCompleteHandler = BindingSent;
  Base->TransferDataCompleteHandler = BindingTransferred;
  Base->ResetCompleteHandler = BindingReset;
  Base->RequestCompleteHandler = BindingRequested;
  Base->ReceiveHandler = BindingReceive;
  Base->ReceiveCompleteHandler = BindingReceived;
  Base->StatusHandler = BindingStatus;
  Base->StatusCompleteHandler = BindingStatusComplete;
  Base->BindAdapterHandler = BindAdapter;
  Base->UnbindAdapterHandler = UnbindAdapter;
}
