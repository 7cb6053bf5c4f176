// The control device, and the history, which a crash dump keeps.

#include "tributary.h"

static DRIVER_DISPATCH TbDispatch;
static KBUGCHECK_CALLBACK_ROUTINE TbCrash;

#define TB_HISTORY_BYTES (TB_HISTORY_SLOTS * sizeof(TB_HISTORY))

VOID TbNote(PCSTR Event, PVOID Subject) {
  PTB_HISTORY Entry;

  NdisAcquireSpinLock(&TbGlobals.HistoryLock);
  Entry = &TbGlobals.History[TbGlobals.HistoryNext];
  TbGlobals.HistoryNext = (TbGlobals.HistoryNext + 1) % TB_HISTORY_SLOTS;
  NdisGetCurrentSystemTime(&Entry->Time);
  Entry->Event = Event;
  Entry->Subject = Subject;
  NdisReleaseSpinLock(&TbGlobals.HistoryLock);
}

// At HIGH_LEVEL, on a system that goes down: no lock can be taken any more.
static VOID NTAPI TbCrash(PVOID Buffer, ULONG Length) {
  RtlCopyMemory(Buffer, TbGlobals.History, Length);
}

NDIS_STATUS TbCreateHistory(VOID) {
  NDIS_STATUS Status;

  Status = TB_ALLOCATE(&TbGlobals.History, TB_HISTORY_BYTES);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  Status = TB_ALLOCATE(&TbGlobals.CrashCopy, TB_HISTORY_BYTES);
  if (Status != NDIS_STATUS_SUCCESS) {
    TB_FREE(&TbGlobals.History);
    return Status;
  }

  KeInitializeCallbackRecord(&TbGlobals.CrashRecord);
  if (!KeRegisterBugCheckCallback(&TbGlobals.CrashRecord, TbCrash,
                                  TbGlobals.CrashCopy, TB_HISTORY_BYTES,
                                  (PUCHAR) "Tributary")) {
    TB_FREE(&TbGlobals.CrashCopy);
    TB_FREE(&TbGlobals.History);
    return NDIS_STATUS_FAILURE;
  }
  NdisAllocateSpinLock(&TbGlobals.HistoryLock);
  return NDIS_STATUS_SUCCESS;
}

VOID TbDeleteHistory(VOID) {
  NdisFreeSpinLock(&TbGlobals.HistoryLock);
  KeDeregisterBugCheckCallback(&TbGlobals.CrashRecord);
  TB_FREE(&TbGlobals.CrashCopy);
  TB_FREE(&TbGlobals.History);
}

// Open and close succeed; a control tells how many adapters there are below.
static NTSTATUS NTAPI TbDispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);
  PULONG Count = (PULONG)Irp->AssociatedIrp.SystemBuffer;
  PLIST_ENTRY Entry;

  Irp->IoStatus.Status = STATUS_SUCCESS;
  Irp->IoStatus.Information = 0;
  if (Stack->MajorFunction == IRP_MJ_DEVICE_CONTROL &&
      Stack->Parameters.DeviceIoControl.OutputBufferLength >= sizeof(ULONG)) {
    *Count = 0;
    NdisAcquireSpinLock(&TbGlobals.Lock);
    for (Entry = TbGlobals.Lowers.Flink; Entry != &TbGlobals.Lowers;
         Entry = Entry->Flink)
      ++*Count;
    NdisReleaseSpinLock(&TbGlobals.Lock);
    Irp->IoStatus.Information = sizeof(ULONG);
  }
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}

NDIS_STATUS TbCreateDevice(VOID) {
  PDRIVER_DISPATCH Dispatch[IRP_MJ_MAXIMUM_FUNCTION + 1] = {0};
  NDIS_STRING DeviceName = NDIS_STRING_CONST("\\Device\\Tributary");
  NDIS_STRING LinkName = NDIS_STRING_CONST("\\DosDevices\\Tributary");

  Dispatch[IRP_MJ_CREATE] = TbDispatch;
  Dispatch[IRP_MJ_CLOSE] = TbDispatch;
  Dispatch[IRP_MJ_DEVICE_CONTROL] = TbDispatch;

  return NdisMRegisterDevice(TbGlobals.Wrapper, &DeviceName, &LinkName,
                             Dispatch, &TbGlobals.DeviceObject,
                             &TbGlobals.Device);
}

VOID TbDeleteDevice(VOID) {
  if (TbGlobals.Device != NULL) {
    NdisMDeregisterDevice(TbGlobals.Device);
    TbGlobals.Device = NULL;
  }
}
