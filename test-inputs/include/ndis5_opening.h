// A binding with a packet pool, whose open or close may be pending.

#pragma once

#include "ndis5_binding.h"

typedef struct _BINDING {
  NDIS_HANDLE Handle;
  NDIS_HANDLE PacketPool;
  NDIS_HANDLE BindContext;
  NDIS_EVENT Done;
  NDIS_STATUS Status;
  NDIS_STATUS OpenError;
  UINT Medium;
} BINDING, *PBINDING;

static VOID NTAPI Closed(NDIS_HANDLE BindingContext, NDIS_STATUS Status) {
  NdisSetEvent(&((PBINDING)BindingContext)->Done);
}

static NDIS_STATUS CreateBinding(PBINDING *BindingPointer) {
  PBINDING Binding;
  NDIS_STATUS Status;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Binding, sizeof(*Binding), 'dB');
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisZeroMemory(Binding, sizeof(*Binding));
  NdisInitializeEvent(&Binding->Done);
  NdisAllocatePacketPool(&Status, &Binding->PacketPool, 32,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreeMemory(Binding, 0, 0);
    return Status;
  }
  *BindingPointer = Binding;
  return NDIS_STATUS_SUCCESS;
}
