// What is bound is freed when the close is complete, now or later.

#include "../include/ndis5_binding.h"

typedef struct _BINDING {
  NDIS_HANDLE Handle;
  NDIS_HANDLE PacketPool;
  NDIS_EVENT Done;
  NDIS_STATUS Status;
  NDIS_STATUS OpenError;
  NDIS_HANDLE UnbindContext;
  UINT Medium;
} BINDING, *PBINDING;

static VOID NTAPI Opened(NDIS_HANDLE BindingContext, NDIS_STATUS Status,
                         NDIS_STATUS OpenErrorStatus) {
  PBINDING Binding = (PBINDING)BindingContext;

  Binding->Status = Status;
  NdisSetEvent(&Binding->Done);
}

static VOID NTAPI Closed_Ok(NDIS_HANDLE BindingContext, NDIS_STATUS Status) {
  PBINDING Binding = (PBINDING)BindingContext;
  NDIS_HANDLE UnbindContext = Binding->UnbindContext;

  NdisFreePacketPool(Binding->PacketPool);
  NdisFreeMemory(Binding, 0, 0);
  if (UnbindContext != NULL)
    NdisCompleteUnbindAdapter(UnbindContext, Status);
}

static VOID NTAPI Bind(PNDIS_STATUS Status, NDIS_HANDLE BindContext,
                       PNDIS_STRING DeviceName, PVOID SystemSpecific1,
                       PVOID SystemSpecific2) {
  NDIS_MEDIUM Media[] = {NdisMedium802_3};
  PBINDING Binding;

  *Status =
      NdisAllocateMemoryWithTag((PVOID *)&Binding, sizeof(*Binding), 'dB');
  if (*Status != NDIS_STATUS_SUCCESS)
    return;
  NdisZeroMemory(Binding, sizeof(*Binding));
  NdisInitializeEvent(&Binding->Done);

  NdisAllocatePacketPool(Status, &Binding->PacketPool, 32,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (*Status != NDIS_STATUS_SUCCESS) {
    NdisFreeMemory(Binding, 0, 0);
    return;
  }
  NdisOpenAdapter(Status, &Binding->OpenError, &Binding->Handle,
                  &Binding->Medium, Media, 1, ProtocolHandle, Binding,
                  DeviceName, 0, NULL);
  if (*Status == NDIS_STATUS_PENDING) {
    NdisWaitEvent(&Binding->Done, 0);
    *Status = Binding->Status;
  }
  if (*Status != NDIS_STATUS_SUCCESS) {
    NdisFreePacketPool(Binding->PacketPool);
    NdisFreeMemory(Binding, 0, 0);
  }
}

static VOID NTAPI Unbind(PNDIS_STATUS Status, NDIS_HANDLE BindingContext,
                         NDIS_HANDLE UnbindContext) {
  PBINDING Binding = (PBINDING)BindingContext;

  Binding->UnbindContext = UnbindContext;
  NdisCloseAdapter(Status, Binding->Handle);
  if (*Status != NDIS_STATUS_PENDING) {
    Binding->UnbindContext = NULL;
    Closed_Ok(Binding, *Status);
  }
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterProtocol(DriverObject, Bind, Unbind, Opened, Closed_Ok);
}
