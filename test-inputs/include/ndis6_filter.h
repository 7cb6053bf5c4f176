// The routines that an NDIS 6 filter driver has to register, for modules that
// it never attaches.

#pragma once

#define NDIS60 1
#include <ntddk.h>

#include <ndis.h>

static NDIS_STATUS NTAPI
ModuleAttach(NDIS_HANDLE FilterHandle, NDIS_HANDLE DriverContext,
             PNDIS_FILTER_ATTACH_PARAMETERS Parameters) {
  return NDIS_STATUS_FAILURE;
}

static VOID NTAPI ModuleDetach(NDIS_HANDLE ModuleContext) {}

static NDIS_STATUS NTAPI ModuleRestart(
    NDIS_HANDLE ModuleContext, PNDIS_FILTER_RESTART_PARAMETERS Parameters) {
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NTAPI ModulePause(NDIS_HANDLE ModuleContext,
                                     PNDIS_FILTER_PAUSE_PARAMETERS Parameters) {
  return NDIS_STATUS_SUCCESS;
}

static VOID DescribeFilter(PNDIS_FILTER_DRIVER_CHARACTERISTICS Chars) {
  NdisZeroMemory(Chars, sizeof(*Chars));
  Chars->Header.Type = NDIS_OBJECT_TYPE_FILTER_DRIVER_CHARACTERISTICS;
  Chars->Header.Revision = NDIS_FILTER_CHARACTERISTICS_REVISION_1;
  Chars->Header.Size = NDIS_SIZEOF_FILTER_DRIVER_CHARACTERISTICS_REVISION_1;
  Chars->MajorNdisVersion = 6;
  RtlInitUnicodeString(&Chars->FriendlyName, L"Sample filter");
  RtlInitUnicodeString(&Chars->UniqueName,
                       L"{8e1ad1c8-3b3a-4a54-9c0e-0f7c2a9b5d10}");
  RtlInitUnicodeString(&Chars->ServiceName, L"SampleFilter");
  Chars->AttachHandler = ModuleAttach;
  Chars->DetachHandler = ModuleDetach;
  Chars->RestartHandler = ModuleRestart;
  Chars->PauseHandler = ModulePause;
}
