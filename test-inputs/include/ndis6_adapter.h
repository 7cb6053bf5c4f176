// An NDIS 6 miniport driver that holds nothing itself: the inputs are about the
// life of its adapters.

#pragma once

#include "ndis6_miniport.h"

static NDIS_HANDLE MiniportDriver;

static VOID NTAPI UnloadMiniport(PDRIVER_OBJECT DriverObject) {
  NdisMDeregisterMiniportDriver(MiniportDriver);
}

static NTSTATUS RegisterMiniport(PDRIVER_OBJECT DriverObject,
                                 PUNICODE_STRING RegistryPath,
                                 MINIPORT_INITIALIZE_HANDLER Initialize,
                                 MINIPORT_HALT_HANDLER Halt) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;

  DescribeMiniport(&Chars);
  Chars.InitializeHandlerEx = Initialize;
  Chars.HaltHandlerEx = Halt;
  Chars.UnloadHandler = UnloadMiniport;
  return NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &Chars,
                                     &MiniportDriver);
}

// Tells NDIS what the routines of the adapter get.
static NDIS_STATUS SetContext(NDIS_HANDLE AdapterHandle, PVOID Adapter) {
  NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES Attributes;

  NdisZeroMemory(&Attributes, sizeof(Attributes));
  Attributes.Header.Type =
      NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES;
  Attributes.Header.Revision =
      NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1;
  Attributes.Header.Size =
      NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1;
  Attributes.MiniportAdapterContext = Adapter;
  Attributes.AttributeFlags = NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER;
  Attributes.InterfaceType = NdisInterfacePci;
  return NdisMSetMiniportAttributes(
      AdapterHandle, (PNDIS_MINIPORT_ADAPTER_ATTRIBUTES)&Attributes);
}
