// The sampler: a timer wakes a thread, which adds the adapters' totals up.

#include "precomp.h"

static VOID EnTakeSample(PEN_DRIVER Driver) {
  EN_SAMPLE Sum = {0, 0, 0};
  LOCK_STATE_EX LockState;
  PLIST_ENTRY Entry;

  NdisAcquireRWLockRead(Driver->AdapterLock, &LockState, 0);
  for (Entry = Driver->Adapters.Flink; Entry != &Driver->Adapters;
       Entry = Entry->Flink) {
    PEN_ADAPTER Adapter = CONTAINING_RECORD(Entry, EN_ADAPTER, Link);

    NdisDprAcquireSpinLock(&Adapter->Lock);
    Sum.FramesSent += Adapter->Totals->FramesSent;
    Sum.FramesReceived += Adapter->Totals->FramesReceived;
    Sum.FramesDropped += Adapter->Totals->FramesDropped;
    NdisDprReleaseSpinLock(&Adapter->Lock);
  }
  NdisReleaseRWLock(Driver->AdapterLock, &LockState);

  NdisAcquireSpinLock(&Driver->HistoryLock);
  Driver->History[Driver->HistoryNext] = Sum;
  Driver->HistoryNext = (Driver->HistoryNext + 1) % EN_HISTORY_SLOTS;
  NdisReleaseSpinLock(&Driver->HistoryLock);
}

static VOID NTAPI EnWorkerThread(PVOID Context) {
  PEN_DRIVER Driver = (PEN_DRIVER)Context;

  for (;;) {
    KeWaitForSingleObject(&Driver->Worker.Wake, Executive, KernelMode, FALSE,
                          NULL);
    if (Driver->Worker.Stop)
      break;
    EnTakeSample(Driver);
  }
  PsTerminateSystemThread(STATUS_SUCCESS);
}

VOID NTAPI EnSampleTick(PVOID SystemSpecific1, PVOID FunctionContext,
                        PVOID SystemSpecific2, PVOID SystemSpecific3) {
  PEN_DRIVER Driver = (PEN_DRIVER)FunctionContext;

  UNREFERENCED_PARAMETER(SystemSpecific1);
  UNREFERENCED_PARAMETER(SystemSpecific2);
  UNREFERENCED_PARAMETER(SystemSpecific3);
  KeSetEvent(&Driver->Worker.Wake, IO_NO_INCREMENT, FALSE);
}

// On success the thread runs and is referenced. On failure no thread runs.
NTSTATUS EnStartWorker(PEN_DRIVER Driver) {
  PEN_WORKER Worker = &Driver->Worker;
  OBJECT_ATTRIBUTES Attributes;
  HANDLE ThreadHandle;
  NTSTATUS Status;

  KeInitializeEvent(&Worker->Wake, SynchronizationEvent, FALSE);
  Worker->Stop = FALSE;
  InitializeObjectAttributes(&Attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);

  Status = PsCreateSystemThread(&ThreadHandle, THREAD_ALL_ACCESS, &Attributes,
                                NULL, NULL, EnWorkerThread, Driver);
  if (!NT_SUCCESS(Status))
    return Status;

  Status = ObReferenceObjectByHandle(ThreadHandle, SYNCHRONIZE, *PsThreadType,
                                     KernelMode, &Worker->Thread, NULL);
  if (!NT_SUCCESS(Status)) {
    // The handle is all there is to wait on.
    Worker->Stop = TRUE;
    KeSetEvent(&Worker->Wake, IO_NO_INCREMENT, FALSE);
    ZwWaitForSingleObject(ThreadHandle, FALSE, NULL);
    Worker->Thread = NULL;
  }
  ZwClose(ThreadHandle);
  return Status;
}

VOID EnStopWorker(PEN_DRIVER Driver) {
  PEN_WORKER Worker = &Driver->Worker;

  Worker->Stop = TRUE;
  KeSetEvent(&Worker->Wake, IO_NO_INCREMENT, FALSE);
  KeWaitForSingleObject(Worker->Thread, Executive, KernelMode, FALSE, NULL);
  ObDereferenceObject(Worker->Thread);
  Worker->Thread = NULL;
}
