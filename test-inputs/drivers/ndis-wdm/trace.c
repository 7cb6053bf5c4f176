// The trace: lines are kept in memory at any level, and written to a file by a
// work item, which a timer queues.

#include "coppertail.h"
#include <ntstrsafe.h>

#define CT_TRACE_BYTES (CT_TRACE_SLOTS * CT_TRACE_LINE)

VOID CtTrace(ULONG Level, PCSTR Text, ULONG Number) {
  KIRQL Irql;

  if (Level > CtGlobals.TraceLevel)
    return;
  KeAcquireSpinLock(&CtGlobals.TraceLock, &Irql);
  if (CtGlobals.TraceCount < CT_TRACE_SLOTS) {
    PCHAR Line = CtGlobals.Trace + CtGlobals.TraceCount * CT_TRACE_LINE;

    RtlZeroMemory(Line, CT_TRACE_LINE);
    RtlStringCbPrintfA(Line, CT_TRACE_LINE, "%s %08x\r\n", Text, Number);
    CtGlobals.TraceCount++;
  }
  KeReleaseSpinLock(&CtGlobals.TraceLock, Irql);
}

// At PASSIVE_LEVEL, one at a time.
static VOID CtFlush(VOID) {
  IO_STATUS_BLOCK Result;
  ULONG Length;
  KIRQL Irql;

  KeAcquireSpinLock(&CtGlobals.TraceLock, &Irql);
  Length = CtGlobals.TraceCount * CT_TRACE_LINE;
  RtlCopyMemory(CtGlobals.TraceCopy, CtGlobals.Trace, Length);
  CtGlobals.TraceCount = 0;
  KeReleaseSpinLock(&CtGlobals.TraceLock, Irql);

  if (Length != 0 && CtGlobals.TraceFile != NULL)
    ZwWriteFile(CtGlobals.TraceFile, NULL, NULL, NULL, &Result,
                CtGlobals.TraceCopy, Length, NULL, NULL);
}

// A system that starts may have no disk yet: then there is no file.
static VOID CtCreateFile(VOID) {
  UNICODE_STRING Name =
      RTL_CONSTANT_STRING(L"\\SystemRoot\\Temp\\coppertail.log");
  OBJECT_ATTRIBUTES Attributes;
  IO_STATUS_BLOCK Result;
  NTSTATUS Status;

  if (CtGlobals.TraceLevel == 0)
    return;
  InitializeObjectAttributes(
      &Attributes, &Name, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
  Status = ZwCreateFile(&CtGlobals.TraceFile, FILE_APPEND_DATA | SYNCHRONIZE,
                        &Attributes, &Result, NULL, FILE_ATTRIBUTE_NORMAL,
                        FILE_SHARE_READ, FILE_OPEN_IF,
                        FILE_SYNCHRONOUS_IO_NONALERT, NULL, 0);
  if (!NT_SUCCESS(Status))
    CtGlobals.TraceFile = NULL;
}

// A failure leaves to CtCloseTrace what was made.
NTSTATUS CtOpenTrace(VOID) {
  KeInitializeSpinLock(&CtGlobals.TraceLock);
  CtGlobals.Trace =
      (PCHAR)ExAllocatePoolWithTag(NonPagedPool, CT_TRACE_BYTES, CT_TAG);
  if (CtGlobals.Trace == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  CtGlobals.TraceCopy =
      (PCHAR)ExAllocatePoolWithTag(NonPagedPool, CT_TRACE_BYTES, CT_TAG);
  if (CtGlobals.TraceCopy == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  CtCreateFile();
  return STATUS_SUCCESS;
}

// Writes what is left.
VOID CtCloseTrace(VOID) {
  if (CtGlobals.TraceFile != NULL) {
    CtFlush();
    ZwClose(CtGlobals.TraceFile);
    CtGlobals.TraceFile = NULL;
  }
  if (CtGlobals.TraceCopy != NULL) {
    ExFreePoolWithTag(CtGlobals.TraceCopy, CT_TAG);
    CtGlobals.TraceCopy = NULL;
  }
  if (CtGlobals.Trace != NULL) {
    ExFreePoolWithTag(CtGlobals.Trace, CT_TAG);
    CtGlobals.Trace = NULL;
  }
}

static VOID NTAPI CtFlushWork(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  CtFlush();
  // In this order: the next tick clears the event.
  KeSetEvent(&CtGlobals.Flushed, IO_NO_INCREMENT, FALSE);
  InterlockedExchange(&CtGlobals.Flushing, 0);
}

static VOID NTAPI CtFlushTick(PKDPC Dpc, PVOID Context, PVOID Argument1,
                              PVOID Argument2) {
  if (InterlockedExchange(&CtGlobals.Flushing, 1) != 0)
    return;
  KeClearEvent(&CtGlobals.Flushed);
  IoQueueWorkItem(CtGlobals.FlushItem, CtFlushWork, DelayedWorkQueue, NULL);
}

NTSTATUS CtStartFlushing(VOID) {
  LARGE_INTEGER DueTime;

  CtGlobals.FlushItem = IoAllocateWorkItem(CtGlobals.DeviceObject);
  if (CtGlobals.FlushItem == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;

  KeInitializeEvent(&CtGlobals.Flushed, NotificationEvent, TRUE);
  KeInitializeDpc(&CtGlobals.FlushDpc, CtFlushTick, NULL);
  KeInitializeTimerEx(&CtGlobals.FlushTimer, SynchronizationTimer);
  DueTime.QuadPart = -10000LL * CT_FLUSH_MILLISECONDS;
  KeSetTimerEx(&CtGlobals.FlushTimer, DueTime, CT_FLUSH_MILLISECONDS,
               &CtGlobals.FlushDpc);
  CtGlobals.HasTimer = TRUE;
  return STATUS_SUCCESS;
}

// A tick may be running on another processor when the timer is cancelled, and
// may have queued the work item.
VOID CtStopFlushing(VOID) {
  KeCancelTimer(&CtGlobals.FlushTimer);
  CtGlobals.HasTimer = FALSE;
  KeFlushQueuedDpcs();
  KeWaitForSingleObject(&CtGlobals.Flushed, Executive, KernelMode, FALSE, NULL);
  IoFreeWorkItem(CtGlobals.FlushItem);
  CtGlobals.FlushItem = NULL;
}
