// Reads that wait for a frame. Each holds a reference to its binding.

#include "heron.h"

static DRIVER_CANCEL HnCancelRead;

VOID HnFinishRead(PHN_BINDING Binding, PIRP Irp, NTSTATUS Status,
                  ULONG Length) {
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = Length;
  IoCompleteRequest(Irp, IO_NETWORK_INCREMENT);
  HnDereference(Binding);
}

// Who takes a read out of the queue takes its cancel routine, too. If that runs
// already, the read is its own, and linked to nothing but itself.
static VOID NTAPI HnCancelRead(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PHN_BINDING Binding = (PHN_BINDING)Irp->Tail.Overlay.DriverContext[0];

  UNREFERENCED_PARAMETER(DeviceObject);
  IoReleaseCancelSpinLock(Irp->CancelIrql);

  NdisAcquireSpinLock(&Binding->ReadLock);
  RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
  NdisReleaseSpinLock(&Binding->ReadLock);
  HnFinishRead(Binding, Irp, STATUS_CANCELLED, 0);
}

// The caller's reference goes to the read.
NTSTATUS HnRead(PHN_BINDING Binding, PIRP Irp) {
  BOOLEAN Cancelled = FALSE;

  Irp->Tail.Overlay.DriverContext[0] = Binding;
  IoMarkIrpPending(Irp);

  NdisAcquireSpinLock(&Binding->ReadLock);
  InsertTailList(&Binding->Reads, &Irp->Tail.Overlay.ListEntry);
  IoSetCancelRoutine(Irp, HnCancelRead);
  if (Irp->Cancel && IoSetCancelRoutine(Irp, NULL) != NULL) {
    RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
    Cancelled = TRUE;
  }
  NdisReleaseSpinLock(&Binding->ReadLock);

  if (Cancelled)
    HnFinishRead(Binding, Irp, STATUS_CANCELLED, 0);
  return STATUS_PENDING;
}

// The oldest read, for the caller to finish; or null.
PIRP HnTakeRead(PHN_BINDING Binding) {
  PIRP Irp = NULL;

  NdisAcquireSpinLock(&Binding->ReadLock);
  while (Irp == NULL && !IsListEmpty(&Binding->Reads)) {
    PLIST_ENTRY Entry = RemoveHeadList(&Binding->Reads);
    PIRP First = CONTAINING_RECORD(Entry, IRP, Tail.Overlay.ListEntry);

    if (IoSetCancelRoutine(First, NULL) != NULL)
      Irp = First;
    else
      InitializeListHead(Entry);
  }
  NdisReleaseSpinLock(&Binding->ReadLock);
  return Irp;
}

VOID HnFailReads(PHN_BINDING Binding) {
  PIRP Irp;

  while ((Irp = HnTakeRead(Binding)) != NULL)
    HnFinishRead(Binding, Irp, STATUS_CANCELLED, 0);
}
