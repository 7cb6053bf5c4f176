// The control device, and the history, which a crash dump keeps.

#include "tributary.h"

static DRIVER_DISPATCH TbDispatch;
static DRIVER_DISPATCH TbDispatchControl;
static KBUGCHECK_CALLBACK_ROUTINE TbCrash;

#define TB_HISTORY_BYTES (TB_HISTORY_SLOTS * sizeof(TB_HISTORY))

VOID TbNote(TB_EVENT Event, PVOID Subject) {
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

static NTSTATUS TbComplete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information) {
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = Information;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

static NTSTATUS NTAPI TbDispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  UNREFERENCED_PARAMETER(DeviceObject);
  return TbComplete(Irp, STATUS_SUCCESS, 0);
}

// Fills Counts, and tells how many there are.
static ULONG TbCountPorts(PTB_COUNTS Counts, ULONG Room) {
  PLIST_ENTRY LowerEntry, PortEntry;
  ULONG Count = 0;

  NdisAcquireSpinLock(&TbGlobals.Lock);
  for (LowerEntry = TbGlobals.Lowers.Flink; LowerEntry != &TbGlobals.Lowers;
       LowerEntry = LowerEntry->Flink) {
    PTB_LOWER Lower = CONTAINING_RECORD(LowerEntry, TB_LOWER, Link);

    NdisDprAcquireSpinLock(&Lower->Lock);
    for (PortEntry = Lower->Ports.Flink;
         PortEntry != &Lower->Ports && Count < Room;
         PortEntry = PortEntry->Flink) {
      PTB_PORT Port = CONTAINING_RECORD(PortEntry, TB_PORT, Link);

      NdisMoveMemory(Counts[Count].Address, Port->Address,
                     ETH_LENGTH_OF_ADDRESS);
      Counts[Count].Initialized = (USHORT)(Port->MiniportHandle != NULL);
      Counts[Count].FramesSent = Port->FramesSent;
      Counts[Count].FramesReceived = Port->FramesReceived;
      ++Count;
    }
    NdisDprReleaseSpinLock(&Lower->Lock);
  }
  NdisReleaseSpinLock(&TbGlobals.Lock);
  return Count;
}

static NTSTATUS NTAPI TbDispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);
  ULONG Room = Stack->Parameters.DeviceIoControl.OutputBufferLength;
  ULONG Count;

  UNREFERENCED_PARAMETER(DeviceObject);
  if (Stack->Parameters.DeviceIoControl.IoControlCode != TB_IOCTL_READ_PORTS)
    return TbComplete(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
  Count = TbCountPorts((PTB_COUNTS)Irp->AssociatedIrp.SystemBuffer,
                       Room / sizeof(TB_COUNTS));
  return TbComplete(Irp, STATUS_SUCCESS, Count * sizeof(TB_COUNTS));
}

NDIS_STATUS TbCreateDevice(VOID) {
  PDRIVER_DISPATCH Dispatch[IRP_MJ_MAXIMUM_FUNCTION + 1] = {0};
  NDIS_STRING DeviceName = NDIS_STRING_CONST("\\Device\\Tributary");
  NDIS_STRING LinkName = NDIS_STRING_CONST("\\DosDevices\\Tributary");

  Dispatch[IRP_MJ_CREATE] = TbDispatch;
  Dispatch[IRP_MJ_CLEANUP] = TbDispatch;
  Dispatch[IRP_MJ_CLOSE] = TbDispatch;
  Dispatch[IRP_MJ_DEVICE_CONTROL] = TbDispatchControl;

  return NdisMRegisterDevice(TbGlobals.Wrapper, &DeviceName, &LinkName,
                             Dispatch, &TbGlobals.DeviceObject,
                             &TbGlobals.Device);
}

VOID TbDeleteDevice(VOID) {
  if (TbGlobals.Device != NULL) {
    NdisMDeregisterDevice(TbGlobals.Device);
    TbGlobals.Device = NULL;
    TbGlobals.DeviceObject = NULL;
  }
}
