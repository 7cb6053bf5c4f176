// A bind that opens the adapter and fails then closes it again. That is
// pending, and its completion tells NDIS that the bind has failed, and forgets
// the binding.

#include "../include/ndis6_binding.h"

typedef struct _BINDING {
  NDIS_HANDLE Handle;
  NDIS_HANDLE BindContext;
  PVOID Table;
  BOOLEAN Failing;
} BINDING, *PBINDING;

static VOID Destroy(PBINDING Binding) {
  if (Binding->Table != NULL)
    NdisFreeMemory(Binding->Table, 0, 0);
  NdisFreeMemory(Binding, 0, 0);
}

static NDIS_STATUS NTAPI Bind(NDIS_HANDLE DriverContext,
                              NDIS_HANDLE BindContext,
                              PNDIS_BIND_PARAMETERS Parameters) {
  PBINDING Binding;
  NDIS_STATUS Status;

  Binding = (PBINDING)NdisAllocateMemoryWithTagPriority(
      ProtocolHandle, sizeof(*Binding), 'dB', NormalPoolPriority);
  if (Binding == NULL)
    return NDIS_STATUS_RESOURCES;
  NdisZeroMemory(Binding, sizeof(*Binding));
  Binding->BindContext = BindContext;
  Status = OpenBinding(Binding, BindContext, Parameters, &Binding->Handle);
  if (Status == NDIS_STATUS_PENDING)
    return Status;
  if (Status != NDIS_STATUS_SUCCESS) {
    Destroy(Binding);
    return Status;
  }
  Binding->Table = NdisAllocateMemoryWithTagPriority(ProtocolHandle, 64, 'aT',
                                                     NormalPoolPriority);
  if (Binding->Table == NULL) {
    Binding->Failing = TRUE;
    if (NdisCloseAdapterEx(Binding->Handle) == NDIS_STATUS_PENDING)
      return NDIS_STATUS_PENDING;
    Destroy(Binding);
    return NDIS_STATUS_RESOURCES;
  }
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NTAPI Unbind(NDIS_HANDLE UnbindContext,
                                NDIS_HANDLE BindingContext) {
  PBINDING Binding = (PBINDING)BindingContext;
  NDIS_STATUS Status = NdisCloseAdapterEx(Binding->Handle);

  if (Status != NDIS_STATUS_PENDING)
    Destroy(Binding);
  return Status;
}

static VOID NTAPI Opened(NDIS_HANDLE BindingContext, NDIS_STATUS Status) {
  PBINDING Binding = (PBINDING)BindingContext;
  NDIS_HANDLE BindContext = Binding->BindContext;

  if (Status != NDIS_STATUS_SUCCESS)
    Destroy(Binding);
  NdisCompleteBindAdapterEx(BindContext, Status);
}

static VOID NTAPI Closed_Bad(NDIS_HANDLE BindingContext) {
  PBINDING Binding = (PBINDING)BindingContext;
  NDIS_HANDLE BindContext = Binding->BindContext;

  if (Binding->Failing) {
    NdisCompleteBindAdapterEx(BindContext, NDIS_STATUS_RESOURCES);
    return; // expect: ndis-initialize-failure-leak: 'Bind' fails without giving
            // back the memory
  }
  Destroy(Binding);
  NdisCompleteUnbindAdapterEx(NULL);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterProtocol(DriverObject, Bind, Unbind, Opened, Closed_Bad);
}
