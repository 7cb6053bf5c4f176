// NDIS 6: when the open is complete the binding gets its pool, which unbind
// forgets.

#include "../include/ndis6_binding.h"

typedef struct _BINDING {
  NDIS_HANDLE Handle;
  NDIS_HANDLE ListPool;
  NDIS_HANDLE BindContext;
  KEVENT Closed;
} BINDING, *PBINDING;

static NDIS_HANDLE AllocateListPool(VOID) {
  NET_BUFFER_LIST_POOL_PARAMETERS Parameters;

  NdisZeroMemory(&Parameters, sizeof(Parameters));
  Parameters.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
  Parameters.Header.Revision = NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
  Parameters.Header.Size =
      NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
  Parameters.fAllocateNetBuffer = TRUE;
  return NdisAllocateNetBufferListPool(ProtocolHandle, &Parameters);
}

static VOID NTAPI Closed(NDIS_HANDLE BindingContext) {
  KeSetEvent(&((PBINDING)BindingContext)->Closed, IO_NO_INCREMENT, FALSE);
}

static VOID CloseBinding(PBINDING Binding) {
  KeClearEvent(&Binding->Closed);
  if (NdisCloseAdapterEx(Binding->Handle) == NDIS_STATUS_PENDING)
    KeWaitForSingleObject(&Binding->Closed, Executive, KernelMode, FALSE, NULL);
}

// The rest of bind; a binding for which it fails is freed.
static NDIS_STATUS FinishBinding(PBINDING Binding, NDIS_STATUS Status) {
  if (Status == NDIS_STATUS_SUCCESS) {
    Binding->ListPool = AllocateListPool();
    if (Binding->ListPool != NULL)
      return NDIS_STATUS_SUCCESS;
    CloseBinding(Binding);
    Status = NDIS_STATUS_RESOURCES;
  }
  ExFreePoolWithTag(Binding, 'dB');
  return Status;
}

static VOID NTAPI Opened(NDIS_HANDLE BindingContext, NDIS_STATUS Status) {
  PBINDING Binding = (PBINDING)BindingContext;
  NDIS_HANDLE BindContext = Binding->BindContext;

  Status = FinishBinding(Binding, Status);
  NdisCompleteBindAdapterEx(BindContext, Status);
}

static NDIS_STATUS NTAPI Bind(NDIS_HANDLE DriverContext,
                              NDIS_HANDLE BindContext,
                              PNDIS_BIND_PARAMETERS Parameters) {
  PBINDING Binding;
  NDIS_STATUS Status;

  Binding =
      (PBINDING)ExAllocatePoolWithTag(NonPagedPool, sizeof(*Binding), 'dB');
  if (Binding == NULL)
    return NDIS_STATUS_RESOURCES;
  RtlZeroMemory(Binding, sizeof(*Binding));
  KeInitializeEvent(&Binding->Closed, NotificationEvent, FALSE);
  Binding->BindContext = BindContext;
  Status = OpenBinding(Binding, BindContext, Parameters, &Binding->Handle);
  if (Status == NDIS_STATUS_PENDING)
    return Status;
  return FinishBinding(Binding, Status);
}

static NDIS_STATUS NTAPI Unbind_Bad(NDIS_HANDLE UnbindContext, // expect: ndis-halt-leak at 'Unbind_Bad': never gives back the net buffer list pool
                                    NDIS_HANDLE BindingContext) {
  PBINDING Binding = (PBINDING)BindingContext;

  CloseBinding(Binding);
  ExFreePoolWithTag(Binding, 'dB');
  return NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterProtocol(DriverObject, Bind, Unbind_Bad, Opened, Closed);
}
