// NDIS 6: unbind may be completed later. If the close is complete at once, the
// binding stays.

#include "../include/ndis6_binding.h"

typedef struct _BINDING {
  NDIS_HANDLE Handle;
  NDIS_HANDLE ListPool;
  NDIS_HANDLE UnbindContext;
  KEVENT Done;
  NDIS_STATUS Status;
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

static VOID NTAPI Opened(NDIS_HANDLE BindingContext, NDIS_STATUS Status) {
  PBINDING Binding = (PBINDING)BindingContext;

  Binding->Status = Status;
  KeSetEvent(&Binding->Done, IO_NO_INCREMENT, FALSE);
}

static VOID FreeBinding(PBINDING Binding) {
  NdisFreeNetBufferListPool(Binding->ListPool);
  ExFreePoolWithTag(Binding, 'dB');
}

static VOID NTAPI Closed(NDIS_HANDLE BindingContext) {
  PBINDING Binding = (PBINDING)BindingContext;
  NDIS_HANDLE UnbindContext = Binding->UnbindContext;

  FreeBinding(Binding);
  NdisCompleteUnbindAdapterEx(UnbindContext);
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
  KeInitializeEvent(&Binding->Done, NotificationEvent, FALSE);
  Binding->ListPool = AllocateListPool();
  if (Binding->ListPool == NULL) {
    ExFreePoolWithTag(Binding, 'dB');
    return NDIS_STATUS_RESOURCES;
  }
  Status = OpenBinding(Binding, BindContext, Parameters, &Binding->Handle);
  if (Status == NDIS_STATUS_PENDING) {
    KeWaitForSingleObject(&Binding->Done, Executive, KernelMode, FALSE, NULL);
    Status = Binding->Status;
  }
  if (Status != NDIS_STATUS_SUCCESS)
    FreeBinding(Binding);
  return Status;
}

static NDIS_STATUS NTAPI Unbind_Bad(NDIS_HANDLE UnbindContext,
                                    NDIS_HANDLE BindingContext) {
  PBINDING Binding = (PBINDING)BindingContext;
  NDIS_STATUS Status;

  Binding->UnbindContext = UnbindContext;
  Status = NdisCloseAdapterEx(Binding->Handle);
  return Status; // expect: ndis-halt-leak: on this path // expect: ndis-halt-leak: without giving back the net buffer list pool
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterProtocol(DriverObject, Bind, Unbind_Bad, Opened, Closed);
}
