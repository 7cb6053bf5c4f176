// Received packets are queued until a thread reads them, each with a reference
// to the binding; unbind hands back what is left. Copies of the driver's own
// are freed, what the miniport lent is returned.

#include "../include/ndis6_binding.h"

typedef struct _RESERVED {
  LIST_ENTRY Link;
  PNET_BUFFER_LIST List;
} RESERVED, *PRESERVED;

typedef struct _BINDING {
  NDIS_HANDLE Handle;
  NDIS_HANDLE ListPool;
  NDIS_SPIN_LOCK Lock;
  LIST_ENTRY Received;
  ULONG Count;
  LONG References;
  KEVENT Done;
  NDIS_STATUS Status;
} BINDING, *PBINDING;

static VOID Dereference(PBINDING Binding) {
  if (NdisInterlockedDecrement(&Binding->References) == 0)
    ExFreePoolWithTag(Binding, 'dB');
}

static VOID FreeReceived(PBINDING Binding, PNET_BUFFER_LIST List) {
  PMDL Mdl;

  if (List->ProtocolReserved[0] != NULL) {
    Mdl = NET_BUFFER_FIRST_MDL(NET_BUFFER_LIST_FIRST_NB(List));
    NdisFreeNetBufferList(List);
    NdisFreeMdl(Mdl);
    return;
  }
  NET_BUFFER_LIST_NEXT_NBL(List) = NULL;
  NdisReturnNetBufferLists(Binding->Handle, List, 0);
}

static VOID Flush(PBINDING Binding) {
  NdisAcquireSpinLock(&Binding->Lock);
  while (!IsListEmpty(&Binding->Received)) {
    PLIST_ENTRY Entry = Binding->Received.Flink;
    PRESERVED Reserved = CONTAINING_RECORD(Entry, RESERVED, Link);
    PNET_BUFFER_LIST List;

    RemoveEntryList(Entry);
    Binding->Count--;
    NdisReleaseSpinLock(&Binding->Lock);
    List = Reserved->List;
    Reserved->List = NULL;
    FreeReceived(Binding, List);
    Dereference(Binding);
    NdisAcquireSpinLock(&Binding->Lock);
  }
  NdisReleaseSpinLock(&Binding->Lock);
}

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
  PBINDING Binding = (PBINDING)BindingContext;

  KeSetEvent(&Binding->Done, IO_NO_INCREMENT, FALSE);
}

static VOID FreeBinding(PBINDING Binding) {
  NdisFreeNetBufferListPool(Binding->ListPool);
  NdisFreeSpinLock(&Binding->Lock);
  Dereference(Binding);
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
  NdisAllocateSpinLock(&Binding->Lock);
  InitializeListHead(&Binding->Received);
  Binding->References = 1;
  Binding->ListPool = AllocateListPool();
  if (Binding->ListPool == NULL) {
    NdisFreeSpinLock(&Binding->Lock);
    Dereference(Binding);
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

static NDIS_STATUS NTAPI Unbind_Ok(NDIS_HANDLE UnbindContext,
                                   NDIS_HANDLE BindingContext) {
  PBINDING Binding = (PBINDING)BindingContext;

  Flush(Binding);
  KeClearEvent(&Binding->Done);
  if (NdisCloseAdapterEx(Binding->Handle) == NDIS_STATUS_PENDING)
    KeWaitForSingleObject(&Binding->Done, Executive, KernelMode, FALSE, NULL);
  FreeBinding(Binding);
  return NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterProtocol(DriverObject, Bind, Unbind_Ok, Opened, Closed);
}
