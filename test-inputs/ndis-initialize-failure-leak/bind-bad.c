// When the adapter cannot be opened, the binding's pool stays.

#include "../include/ndis5_binding.h"

typedef struct _BINDING {
  NDIS_HANDLE Handle;
  NDIS_HANDLE PacketPool;
  NDIS_EVENT Done;
  NDIS_STATUS Status;
  NDIS_STATUS OpenError;
  UINT Medium;
} BINDING, *PBINDING;

static VOID NTAPI Opened(NDIS_HANDLE BindingContext, NDIS_STATUS Status,
                         NDIS_STATUS OpenErrorStatus) {
  PBINDING Binding = (PBINDING)BindingContext;

  Binding->Status = Status;
  NdisSetEvent(&Binding->Done);
}

static VOID NTAPI Closed(NDIS_HANDLE BindingContext, NDIS_STATUS Status) {
  PBINDING Binding = (PBINDING)BindingContext;

  Binding->Status = Status;
  NdisSetEvent(&Binding->Done);
}

static VOID NTAPI Bind_Bad(PNDIS_STATUS Status, NDIS_HANDLE BindContext,
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
  if (*Status != NDIS_STATUS_SUCCESS)
    goto NoPool;
  NdisOpenAdapter(Status, &Binding->OpenError, &Binding->Handle,
                  &Binding->Medium, Media, 1, ProtocolHandle, Binding,
                  DeviceName, 0, NULL);
  if (*Status == NDIS_STATUS_PENDING) {
    NdisWaitEvent(&Binding->Done, 0);
    *Status = Binding->Status;
  }
  if (*Status != NDIS_STATUS_SUCCESS)
    goto NoAdapter;
  return;

NoAdapter:
NoPool:
  NdisFreeMemory(Binding, 0, 0);
} // expect: ndis-initialize-failure-leak: 'Bind_Bad' fails without giving back the packet pool

static VOID NTAPI Unbind(PNDIS_STATUS Status, NDIS_HANDLE BindingContext,
                         NDIS_HANDLE UnbindContext) {
  PBINDING Binding = (PBINDING)BindingContext;

  NdisResetEvent(&Binding->Done);
  NdisCloseAdapter(Status, Binding->Handle);
  if (*Status == NDIS_STATUS_PENDING)
    NdisWaitEvent(&Binding->Done, 0);
  NdisFreePacketPool(Binding->PacketPool);
  NdisFreeMemory(Binding, 0, 0);
  *Status = NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterProtocol(DriverObject, Bind_Bad, Unbind, Opened, Closed);
}
