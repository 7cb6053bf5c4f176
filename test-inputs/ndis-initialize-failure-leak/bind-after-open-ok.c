// NDIS 6: the adapter is open already when the pool is refused, and is closed.

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

static VOID NTAPI Closed(NDIS_HANDLE BindingContext) {
  KeSetEvent(&((PBINDING)BindingContext)->Done, IO_NO_INCREMENT, FALSE);
}

static VOID CloseBinding(PBINDING Binding) {
  KeClearEvent(&Binding->Done);
  if (NdisCloseAdapterEx(Binding->Handle) == NDIS_STATUS_PENDING)
    KeWaitForSingleObject(&Binding->Done, Executive, KernelMode, FALSE, NULL);
}

static NDIS_STATUS NTAPI Bind_Ok(NDIS_HANDLE DriverContext,
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
  Status = OpenBinding(Binding, BindContext, Parameters, &Binding->Handle);
  if (Status == NDIS_STATUS_PENDING) {
    KeWaitForSingleObject(&Binding->Done, Executive, KernelMode, FALSE, NULL);
    Status = Binding->Status;
  }
  if (Status != NDIS_STATUS_SUCCESS) {
    ExFreePoolWithTag(Binding, 'dB');
    return Status;
  }
  Binding->ListPool = AllocateListPool();
  if (Binding->ListPool == NULL) {
    CloseBinding(Binding);
    ExFreePoolWithTag(Binding, 'dB');
    return NDIS_STATUS_RESOURCES;
  }
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NTAPI Unbind(NDIS_HANDLE UnbindContext,
                                NDIS_HANDLE BindingContext) {
  PBINDING Binding = (PBINDING)BindingContext;

  CloseBinding(Binding);
  NdisFreeNetBufferListPool(Binding->ListPool);
  ExFreePoolWithTag(Binding, 'dB');
  return NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterProtocol(DriverObject, Bind_Ok, Unbind, Opened, Closed);
}
