// A connection-oriented NDIS 5 miniport driver that holds nothing but one adapter's
// memory: the inputs are about the life of its connections.

#pragma once

#include "ndis5_miniport.h"

typedef struct _LINE {
  NDIS_HANDLE Handle;
} LINE, *PLINE;

static NDIS_STATUS NTAPI LineInitialize(PNDIS_STATUS OpenErrorStatus,
                                        PUINT SelectedMediumIndex,
                                        PNDIS_MEDIUM MediumArray,
                                        UINT MediumArraySize,
                                        NDIS_HANDLE AdapterHandle,
                                        NDIS_HANDLE ConfigurationContext) {
  PLINE Line;
  NDIS_STATUS Status;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Line, sizeof(*Line), 'niL');
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  Line->Handle = AdapterHandle;
  NdisMSetAttributes(AdapterHandle, Line, FALSE, NdisInterfacePci);
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI LineHalt(NDIS_HANDLE AdapterContext) {
  NdisFreeMemory(AdapterContext, 0, 0);
}

static NTSTATUS RegisterMiniport(PDRIVER_OBJECT DriverObject,
                                 PUNICODE_STRING RegistryPath,
                                 W_CO_CREATE_VC_HANDLER CreateVc,
                                 W_CO_DELETE_VC_HANDLER DeleteVc,
                                 W_CO_ACTIVATE_VC_HANDLER ActivateVc,
                                 W_CO_DEACTIVATE_VC_HANDLER DeactivateVc) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Chars.InitializeHandler = LineInitialize;
  Chars.HaltHandler = LineHalt;
  Chars.CoCreateVcHandler = CreateVc;
  Chars.CoDeleteVcHandler = DeleteVc;
  Chars.CoActivateVcHandler = ActivateVc;
  Chars.CoDeactivateVcHandler = DeactivateVc;
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
