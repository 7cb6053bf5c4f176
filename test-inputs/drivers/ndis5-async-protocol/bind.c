// Bind and unbind. Each begins in one routine and ends there or in another one.

#include "heron.h"

VOID HnReference(PHN_BINDING Binding) {
  NdisInterlockedIncrement(&Binding->References);
}

// The last reference lets HnUnbindAdapter go on.
VOID HnDereference(PHN_BINDING Binding) {
  if (NdisInterlockedDecrement(&Binding->References) == 0)
    NdisSetEvent(&Binding->Unused);
}

static NDIS_STATUS HnCreateBinding(PNDIS_STRING Name,
                                   PHN_BINDING *BindingPointer) {
  UINT Size = sizeof(HN_BINDING) + Name->Length;
  PHN_BINDING Binding;
  NDIS_STATUS Status;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Binding, Size, HN_TAG);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisZeroMemory(Binding, Size);

  NdisAllocatePacketPool(&Status, &Binding->SendPool, HN_PACKETS,
                         sizeof(HN_RESERVED));
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailSendPool;

  NdisAllocatePacketPool(&Status, &Binding->TransferPool, HN_PACKETS,
                         sizeof(HN_RESERVED));
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailTransferPool;

  NdisAllocateBufferPool(&Status, &Binding->BufferPool, HN_PACKETS);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailBufferPool;

  Binding->References = 1;
  NdisInitializeEvent(&Binding->Unused);
  NdisAllocateSpinLock(&Binding->ReadLock);
  InitializeListHead(&Binding->Reads);
  Binding->Name.Buffer = (PWSTR)(Binding + 1);
  Binding->Name.Length = Name->Length;
  Binding->Name.MaximumLength = Name->Length;
  NdisMoveMemory(Binding->Name.Buffer, Name->Buffer, Name->Length);
  *BindingPointer = Binding;
  return NDIS_STATUS_SUCCESS;

FailBufferPool:
  NdisFreePacketPool(Binding->TransferPool);
FailTransferPool:
  NdisFreePacketPool(Binding->SendPool);
FailSendPool:
  NdisFreeMemory(Binding, 0, 0);
  return Status;
}

// Of a binding that was never open, or is not any more.
static VOID HnFreeBinding(PHN_BINDING Binding) {
  NdisFreeSpinLock(&Binding->ReadLock);
  NdisFreeBufferPool(Binding->BufferPool);
  NdisFreePacketPool(Binding->TransferPool);
  NdisFreePacketPool(Binding->SendPool);
  NdisFreeMemory(Binding, 0, 0);
}

// The adapter has been opened, or not: then the binding is gone.
static VOID HnFinishOpen(PHN_BINDING Binding, NDIS_STATUS Status) {
  if (Status != NDIS_STATUS_SUCCESS) {
    HnFreeBinding(Binding);
    return;
  }
  NdisAcquireSpinLock(&HnGlobals.Lock);
  InsertTailList(&HnGlobals.Bindings, &Binding->Link);
  NdisReleaseSpinLock(&HnGlobals.Lock);
}

// Once the open is pending the binding belongs to HnOpenComplete, which may
// have come already.
VOID NTAPI HnBindAdapter(PNDIS_STATUS Status, NDIS_HANDLE BindContext,
                         PNDIS_STRING DeviceName, PVOID SystemSpecific1,
                         PVOID SystemSpecific2) {
  NDIS_MEDIUM Media[] = {NdisMedium802_3};
  PHN_BINDING Binding;
  NDIS_STATUS Opened;

  UNREFERENCED_PARAMETER(SystemSpecific1);
  UNREFERENCED_PARAMETER(SystemSpecific2);
  *Status = HnCreateBinding(DeviceName, &Binding);
  if (*Status != NDIS_STATUS_SUCCESS)
    return;

  Binding->BindContext = BindContext;
  NdisOpenAdapter(&Opened, &Binding->OpenErrorStatus, &Binding->Handle,
                  &Binding->MediumIndex, Media, 1, HnGlobals.Protocol, Binding,
                  DeviceName, 0, NULL);
  if (Opened != NDIS_STATUS_PENDING)
    HnFinishOpen(Binding, Opened);
  *Status = Opened;
}

VOID NTAPI HnOpenComplete(NDIS_HANDLE Context, NDIS_STATUS Status,
                          NDIS_STATUS OpenErrorStatus) {
  PHN_BINDING Binding = (PHN_BINDING)Context;
  NDIS_HANDLE BindContext = Binding->BindContext;

  HnFinishOpen(Binding, Status);
  NdisCompleteBindAdapter(BindContext, Status, OpenErrorStatus);
}

// Nobody finds the binding any more; who found it before is waited for.
VOID NTAPI HnUnbindAdapter(PNDIS_STATUS Status, NDIS_HANDLE Context,
                           NDIS_HANDLE UnbindContext) {
  PHN_BINDING Binding = (PHN_BINDING)Context;
  NDIS_STATUS Closed;

  NdisAcquireSpinLock(&HnGlobals.Lock);
  RemoveEntryList(&Binding->Link);
  NdisReleaseSpinLock(&HnGlobals.Lock);

  HnOrphan(Binding);
  HnFailReads(Binding);
  HnDereference(Binding);
  NdisWaitEvent(&Binding->Unused, 0);

  Binding->UnbindContext = UnbindContext;
  NdisCloseAdapter(&Closed, Binding->Handle);
  if (Closed != NDIS_STATUS_PENDING)
    HnFreeBinding(Binding);
  *Status = Closed;
}

VOID NTAPI HnCloseComplete(NDIS_HANDLE Context, NDIS_STATUS Status) {
  PHN_BINDING Binding = (PHN_BINDING)Context;
  NDIS_HANDLE UnbindContext = Binding->UnbindContext;

  HnFreeBinding(Binding);
  NdisCompleteUnbindAdapter(UnbindContext, Status);
}
