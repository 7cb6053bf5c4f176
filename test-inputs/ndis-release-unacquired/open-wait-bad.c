// Bind waits until the open is complete. Where it has failed, there is nothing
// to close.

#include "../include/ndis5_opening.h"

static VOID FreeBinding(PBINDING Binding) {
  NdisFreePacketPool(Binding->PacketPool);
  NdisFreeMemory(Binding, 0, 0);
}

static VOID NTAPI Opened(NDIS_HANDLE BindingContext, NDIS_STATUS Status,
                         NDIS_STATUS OpenErrorStatus) {
  PBINDING Binding = (PBINDING)BindingContext;

  Binding->Status = Status;
  NdisSetEvent(&Binding->Done);
}

static VOID NTAPI Bind_Bad(PNDIS_STATUS Status, NDIS_HANDLE BindContext,
                           PNDIS_STRING DeviceName, PVOID SystemSpecific1,
                           PVOID SystemSpecific2) {
  NDIS_MEDIUM Media[] = {NdisMedium802_3};
  PBINDING Binding;
  NDIS_STATUS Opening;

  *Status = CreateBinding(&Binding);
  if (*Status != NDIS_STATUS_SUCCESS)
    return;
  Binding->BindContext = BindContext;
  NdisOpenAdapter(&Opening, &Binding->OpenError, &Binding->Handle,
                  &Binding->Medium, Media, 1, ProtocolHandle, Binding,
                  DeviceName, 0, NULL);
  if (Opening == NDIS_STATUS_PENDING) {
    NdisWaitEvent(&Binding->Done, 0);
    Opening = Binding->Status;
  }
  if (Opening != NDIS_STATUS_SUCCESS) {
    NdisCloseAdapter(Status, Binding->Handle); // expect: ndis-release-unacquired: released although its acquisition failed
    FreeBinding(Binding);
  }
  *Status = Opening;
}

static VOID NTAPI Unbind(PNDIS_STATUS Status, NDIS_HANDLE BindingContext,
                         NDIS_HANDLE UnbindContext) {
  PBINDING Binding = (PBINDING)BindingContext;

  NdisResetEvent(&Binding->Done);
  NdisCloseAdapter(Status, Binding->Handle);
  if (*Status == NDIS_STATUS_PENDING)
    NdisWaitEvent(&Binding->Done, 0);
  FreeBinding(Binding);
  *Status = NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterProtocol(DriverObject, Bind_Bad, Unbind, Opened, Closed);
}
