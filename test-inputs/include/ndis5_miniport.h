// The routines that an NDIS 5 miniport driver has to register, for an adapter
// that never comes up: what the inputs need to be whole, and are not about.

#pragma once

#define NDIS_MINIPORT_DRIVER 1
#define NDIS50_MINIPORT 1
#include <ntddk.h>

#include <ndis.h>

static NDIS_STATUS NTAPI AdapterInitialize(PNDIS_STATUS OpenErrorStatus,
                                           PUINT SelectedMediumIndex,
                                           PNDIS_MEDIUM MediumArray,
                                           UINT MediumArraySize,
                                           NDIS_HANDLE AdapterHandle,
                                           NDIS_HANDLE ConfigurationContext) {
  return NDIS_STATUS_ADAPTER_NOT_FOUND;
}

static VOID NTAPI AdapterHalt(NDIS_HANDLE AdapterContext) {}

static NDIS_STATUS NTAPI AdapterReset(PBOOLEAN AddressingReset,
                                      NDIS_HANDLE AdapterContext) {
  *AddressingReset = FALSE;
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NTAPI AdapterSend(NDIS_HANDLE AdapterContext,
                                     PNDIS_PACKET Packet, UINT Flags) {
  return NDIS_STATUS_FAILURE;
}

static NDIS_STATUS NTAPI AdapterQuery(NDIS_HANDLE AdapterContext, NDIS_OID Oid,
                                      PVOID Buffer, ULONG Length,
                                      PULONG Written, PULONG Needed) {
  return NDIS_STATUS_NOT_SUPPORTED;
}

static NDIS_STATUS NTAPI AdapterSet(NDIS_HANDLE AdapterContext, NDIS_OID Oid,
                                    PVOID Buffer, ULONG Length, PULONG Read,
                                    PULONG Needed) {
  return NDIS_STATUS_NOT_SUPPORTED;
}

static VOID DescribeMiniport(PNDIS_MINIPORT_CHARACTERISTICS Chars) {
#ifdef __cplusplus
  NDIS30_MINIPORT_CHARACTERISTICS *Base = &Chars->Ndis40Chars.Ndis30Chars;
#else
  PNDIS_MINIPORT_CHARACTERISTICS Base = Chars;
#endif

  NdisZeroMemory(Chars, sizeof(*Chars));
  Base->MajorNdisVersion = 5;
  Base->InitializeHandler = AdapterInitialize;
  Base->HaltHandler = AdapterHalt;
  Base->ResetHandler = AdapterReset;
  Base->SendHandler = AdapterSend;
  Base->QueryInformationHandler = AdapterQuery;
  Base->SetInformationHandler = AdapterSet;
}
