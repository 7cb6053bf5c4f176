// The open is completed later. Its completion fails then, and closes the
// adapter: the bind is over where that is completed.

#include "../include/ndis5_binding.h"

typedef struct _BINDING {
  NDIS_HANDLE Handle;
  NDIS_HANDLE PacketPool;
  NDIS_HANDLE BindContext;
  NDIS_STATUS OpenError;
  UINT Medium;
  BOOLEAN Failing;
} BINDING, *PBINDING;

static VOID NTAPI Opened(NDIS_HANDLE BindingContext, NDIS_STATUS Status,
                         NDIS_STATUS OpenErrorStatus) {
  PBINDING Binding = (PBINDING)BindingContext;
  NDIS_HANDLE BindContext = Binding->BindContext;

  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreeMemory(Binding, 0, 0);
    NdisCompleteBindAdapter(BindContext, Status, OpenErrorStatus);
    return;
  }
  NdisAllocatePacketPool(&Status, &Binding->PacketPool, 32,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status == NDIS_STATUS_SUCCESS) {
    NdisCompleteBindAdapter(BindContext, Status, OpenErrorStatus);
    return;
  }
  Binding->Failing = TRUE;
  NdisCloseAdapter(&Status, Binding->Handle);
  if (Status == NDIS_STATUS_PENDING)
    return;
  NdisFreeMemory(Binding, 0, 0);
  NdisCompleteBindAdapter(BindContext, NDIS_STATUS_RESOURCES, OpenErrorStatus);
}

static VOID NTAPI Bind(PNDIS_STATUS Status, NDIS_HANDLE BindContext,
                       PNDIS_STRING DeviceName, PVOID SystemSpecific1,
                       PVOID SystemSpecific2) {
  NDIS_MEDIUM Media[] = {NdisMedium802_3};
  NDIS_STATUS Opening;
  PBINDING Binding;

  *Status =
      NdisAllocateMemoryWithTag((PVOID *)&Binding, sizeof(*Binding), 'dB');
  if (*Status != NDIS_STATUS_SUCCESS)
    return;
  NdisZeroMemory(Binding, sizeof(*Binding));
  Binding->BindContext = BindContext;
  NdisOpenAdapter(&Opening, &Binding->OpenError, &Binding->Handle,
                  &Binding->Medium, Media, 1, ProtocolHandle, Binding,
                  DeviceName, 0, NULL);
  *Status = NDIS_STATUS_PENDING;
  if (Opening != NDIS_STATUS_PENDING)
    Opened(Binding, Opening, Binding->OpenError);
}

static VOID NTAPI Unbind(PNDIS_STATUS Status, NDIS_HANDLE BindingContext,
                         NDIS_HANDLE UnbindContext) {
  PBINDING Binding = (PBINDING)BindingContext;

  NdisCloseAdapter(Status, Binding->Handle);
  if (*Status == NDIS_STATUS_PENDING)
    return;
  NdisFreePacketPool(Binding->PacketPool);
  NdisFreeMemory(Binding, 0, 0);
}

static VOID NTAPI Closed_Ok(NDIS_HANDLE BindingContext, NDIS_STATUS Status) {
  PBINDING Binding = (PBINDING)BindingContext;

  if (Binding->Failing) {
    NDIS_HANDLE BindContext = Binding->BindContext;

    NdisFreeMemory(Binding, 0, 0);
    NdisCompleteBindAdapter(BindContext, NDIS_STATUS_RESOURCES, Status);
    return;
  }
  NdisFreePacketPool(Binding->PacketPool);
  NdisFreeMemory(Binding, 0, 0);
  NdisCompleteUnbindAdapter(NULL, Status);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterProtocol(DriverObject, Bind, Unbind, Opened, Closed_Ok);
}
