// The thread that sorts frames into the log, and the work item that asks NDIS
// to bind again.

#include "lanternfish.h"

// In ntifs.h, which is not for protocols.
NTSYSAPI NTSTATUS NTAPI ZwWaitForSingleObject(HANDLE Handle, BOOLEAN Alertable,
                                              PLARGE_INTEGER Timeout);

static IO_WORKITEM_ROUTINE LfReconfigureWork;

static VOID LfLog(PLF_FRAME Frame) {
  PLF_RECORD Record;

  KeWaitForSingleObject(&LfGlobals.LogMutex, Executive, KernelMode, FALSE,
                        NULL);
  Record = &LfGlobals.Log[LfGlobals.LogNext];
  LfGlobals.LogNext = (LfGlobals.LogNext + 1) % LF_LOG_SLOTS;
  Record->Time = Frame->Time;
  Record->Interface = Frame->Interface;
  Record->Length = Frame->Length;
  RtlCopyMemory(Record->Destination, &Frame->Data[0], 6);
  RtlCopyMemory(Record->Source, &Frame->Data[6], 6);
  Record->EtherType = (USHORT)(Frame->Data[12] << 8 | Frame->Data[13]);
  KeReleaseMutex(&LfGlobals.LogMutex, FALSE);
}

static PLF_FRAME LfTakeFrame(VOID) {
  PLF_FRAME Frame = NULL;

  NdisAcquireSpinLock(&LfGlobals.BacklogLock);
  if (!IsListEmpty(&LfGlobals.Backlog)) {
    Frame =
        CONTAINING_RECORD(RemoveHeadList(&LfGlobals.Backlog), LF_FRAME, Link);
    LfGlobals.BacklogCount--;
  }
  NdisReleaseSpinLock(&LfGlobals.BacklogLock);
  return Frame;
}

// Ends with an empty backlog.
static VOID NTAPI LfWorkerThread(PVOID Context) {
  BOOLEAN Stop;
  PLF_FRAME Frame;

  UNREFERENCED_PARAMETER(Context);
  KeSetPriorityThread(KeGetCurrentThread(), LOW_REALTIME_PRIORITY);
  do {
    KeWaitForSingleObject(&LfGlobals.Wake, Executive, KernelMode, FALSE, NULL);
    Stop = LfGlobals.Stop;
    while ((Frame = LfTakeFrame()) != NULL) {
      if (Frame->Kept >= LF_HEADER_SIZE)
        LfLog(Frame);
      ExFreeToLookasideListEx(&LfGlobals.Frames, Frame);
    }
  } while (!Stop);
  PsTerminateSystemThread(STATUS_SUCCESS);
}

// Takes the frame over.
VOID LfQueueFrame(PLF_FRAME Frame) {
  BOOLEAN Queued = FALSE;

  NdisAcquireSpinLock(&LfGlobals.BacklogLock);
  if (LfGlobals.BacklogCount < LfGlobals.MaxBacklog) {
    InsertTailList(&LfGlobals.Backlog, &Frame->Link);
    LfGlobals.BacklogCount++;
    Queued = TRUE;
  }
  NdisReleaseSpinLock(&LfGlobals.BacklogLock);

  if (Queued)
    KeSetEvent(&LfGlobals.Wake, IO_NETWORK_INCREMENT, FALSE);
  else
    ExFreeToLookasideListEx(&LfGlobals.Frames, Frame);
}

// On success the thread runs and is referenced. On failure no thread runs.
NTSTATUS LfStartWorker(VOID) {
  OBJECT_ATTRIBUTES Attributes;
  HANDLE Handle;
  PVOID Object;
  NTSTATUS Status;

  KeInitializeEvent(&LfGlobals.Wake, SynchronizationEvent, FALSE);
  LfGlobals.Stop = FALSE;
  InitializeObjectAttributes(&Attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
  Status = PsCreateSystemThread(&Handle, THREAD_ALL_ACCESS, &Attributes, NULL,
                                NULL, LfWorkerThread, NULL);
  if (!NT_SUCCESS(Status))
    return Status;

  Status = ObReferenceObjectByHandle(Handle, THREAD_ALL_ACCESS, NULL,
                                     KernelMode, &Object, NULL);
  if (NT_SUCCESS(Status)) {
    LfGlobals.Thread = (PKTHREAD)Object;
  } else {
    LfGlobals.Stop = TRUE;
    KeSetEvent(&LfGlobals.Wake, IO_NO_INCREMENT, FALSE);
    ZwWaitForSingleObject(Handle, FALSE, NULL);
  }
  ZwClose(Handle);
  return Status;
}

VOID LfStopWorker(VOID) {
  LfGlobals.Stop = TRUE;
  KeSetEvent(&LfGlobals.Wake, IO_NO_INCREMENT, FALSE);
  KeWaitForSingleObject(LfGlobals.Thread, Executive, KernelMode, FALSE, NULL);
  ObDereferenceObject(LfGlobals.Thread);
  LfGlobals.Thread = NULL;
}

// NDIS calls the bind handler from inside the call, so it is not made in the
// event's own context.
static VOID NTAPI LfReconfigureWork(PDEVICE_OBJECT DeviceObject,
                                    PVOID Context) {
  UNREFERENCED_PARAMETER(DeviceObject);
  UNREFERENCED_PARAMETER(Context);
  NdisReEnumerateProtocolBindings(LfGlobals.Protocol);

  NdisAcquireSpinLock(&LfGlobals.Lock);
  LfGlobals.Reconfiguring = FALSE;
  KeSetEvent(&LfGlobals.Reconfigured, IO_NO_INCREMENT, FALSE);
  NdisReleaseSpinLock(&LfGlobals.Lock);
}

VOID LfQueueReconfigure(VOID) {
  BOOLEAN Queue = FALSE;

  NdisAcquireSpinLock(&LfGlobals.Lock);
  if (!LfGlobals.Unloading && !LfGlobals.Reconfiguring) {
    LfGlobals.Reconfiguring = TRUE;
    KeClearEvent(&LfGlobals.Reconfigured);
    Queue = TRUE;
  }
  NdisReleaseSpinLock(&LfGlobals.Lock);
  if (Queue)
    IoQueueWorkItem(LfGlobals.Reconfigure, LfReconfigureWork, DelayedWorkQueue,
                    NULL);
}

// The work item is not queued any more after this, and does not run.
VOID LfEndReconfigure(VOID) {
  NdisAcquireSpinLock(&LfGlobals.Lock);
  LfGlobals.Unloading = TRUE;
  NdisReleaseSpinLock(&LfGlobals.Lock);
  KeWaitForSingleObject(&LfGlobals.Reconfigured, Executive, KernelMode, FALSE,
                        NULL);
}
