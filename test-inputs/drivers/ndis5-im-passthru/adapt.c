// What the two sides share: its references, its pools, the open binding.

#include "glasspane.h"

NDIS_STATUS GpCreateAdapt(PNDIS_STRING MiniportName, PGP_ADAPT *AdaptPointer) {
  UINT Size = sizeof(GP_ADAPT) + MiniportName->MaximumLength;
  PGP_ADAPT Adapt;
  NDIS_STATUS Status;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Adapt, Size, GP_TAG);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisZeroMemory(Adapt, Size);

  Adapt->References = 1;
  Adapt->MiniportName.Buffer = (PWSTR)(Adapt + 1);
  Adapt->MiniportName.Length = MiniportName->Length;
  Adapt->MiniportName.MaximumLength = MiniportName->MaximumLength;
  NdisMoveMemory(Adapt->MiniportName.Buffer, MiniportName->Buffer,
                 MiniportName->Length);
  NdisInitializeEvent(&Adapt->Completed);
  NdisInitializeEvent(&Adapt->InitDone);

  NdisAllocatePacketPoolEx(&Status, &Adapt->SendPool, GP_MIN_PACKETS,
                           GP_MAX_PACKETS - GP_MIN_PACKETS,
                           sizeof(GP_ORIGINAL));
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailSendPool;

  NdisAllocatePacketPoolEx(&Status, &Adapt->ReceivePool, GP_MIN_PACKETS,
                           GP_MAX_PACKETS - GP_MIN_PACKETS,
                           PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailReceivePool;

  NdisAllocateSpinLock(&Adapt->Lock);
  NdisAcquireSpinLock(&GpAdaptsLock);
  InsertTailList(&GpAdapts, &Adapt->Link);
  NdisReleaseSpinLock(&GpAdaptsLock);
  *AdaptPointer = Adapt;
  return NDIS_STATUS_SUCCESS;

FailReceivePool:
  NdisFreePacketPool(Adapt->SendPool);
FailSendPool:
  NdisFreeMemory(Adapt, 0, 0);
  return Status;
}

VOID GpReferenceAdapt(PGP_ADAPT Adapt) {
  NdisInterlockedIncrement(&Adapt->References);
}

// A pool is freed when its packets are back.
static VOID GpFreeAdapt(PGP_ADAPT Adapt) {
  NdisAcquireSpinLock(&GpAdaptsLock);
  RemoveEntryList(&Adapt->Link);
  NdisReleaseSpinLock(&GpAdaptsLock);

  while (NdisPacketPoolUsage(Adapt->SendPool) != 0)
    NdisMSleep(2000);
  NdisFreePacketPool(Adapt->SendPool);
  while (NdisPacketPoolUsage(Adapt->ReceivePool) != 0)
    NdisMSleep(2000);
  NdisFreePacketPool(Adapt->ReceivePool);
  NdisFreeSpinLock(&Adapt->Lock);
  NdisFreeMemory(Adapt, 0, 0);
}

// True if that was the last reference, and the adapter is gone. At
// PASSIVE_LEVEL.
BOOLEAN GpDereferenceAdapt(PGP_ADAPT Adapt) {
  if (NdisInterlockedDecrement(&Adapt->References) != 0)
    return FALSE;
  GpFreeAdapt(Adapt);
  return TRUE;
}

// On success the open binding holds a reference of its own.
NDIS_STATUS GpOpenBinding(PGP_ADAPT Adapt, PNDIS_STRING DeviceName) {
  NDIS_MEDIUM Media[] = {NdisMedium802_3};
  NDIS_HANDLE Binding;
  NDIS_STATUS Status;

  NdisResetEvent(&Adapt->Completed);
  NdisOpenAdapter(&Status, &Adapt->OpenErrorStatus, &Binding,
                  &Adapt->MediumIndex, Media, 1, GpProtocolHandle, Adapt,
                  DeviceName, 0, NULL);
  if (Status == NDIS_STATUS_PENDING) {
    NdisWaitEvent(&Adapt->Completed, 0);
    Status = Adapt->CompletedStatus;
  }
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  GpReferenceAdapt(Adapt);
  NdisAcquireSpinLock(&Adapt->Lock);
  Adapt->BindingHandle = Binding;
  NdisReleaseSpinLock(&Adapt->Lock);
  return NDIS_STATUS_SUCCESS;
}

// Halt and unbind both come here; who takes the handle closes. The caller holds
// a reference of its own.
VOID GpCloseBinding(PGP_ADAPT Adapt) {
  NDIS_HANDLE Binding;
  NDIS_STATUS Status;

  NdisAcquireSpinLock(&Adapt->Lock);
  Binding = Adapt->BindingHandle;
  Adapt->BindingHandle = NULL;
  NdisReleaseSpinLock(&Adapt->Lock);
  if (Binding == NULL)
    return;

  NdisResetEvent(&Adapt->Completed);
  NdisCloseAdapter(&Status, Binding);
  if (Status == NDIS_STATUS_PENDING)
    NdisWaitEvent(&Adapt->Completed, 0);
  GpDereferenceAdapt(Adapt);
}
