// A miniport with a thread that measures, for as long as the driver is there.
// Its code has to have ended when the unload handler returns.

#include "../include/ndis5_miniport.h"

typedef struct _WORKER {
  PVOID Thread;
  ULONG Ticks;
  BOOLEAN Stop;
} WORKER, *PWORKER;

static WORKER Worker;

static ULONG ReadCounter(VOID) {
  KeStallExecutionProcessor(50);
  return KeQueryPerformanceCounter(NULL).LowPart;
}

static VOID NTAPI Work(PVOID Context) {
  PWORKER W = (PWORKER)Context;

  while (!W->Stop)
    W->Ticks += ReadCounter();
  PsTerminateSystemThread(STATUS_SUCCESS);
}

static NTSTATUS StartWorker(PWORKER W) {
  HANDLE Handle;
  NTSTATUS Status;

  Status = PsCreateSystemThread(&Handle, THREAD_ALL_ACCESS, NULL, NULL, NULL,
                                Work, W);
  if (!NT_SUCCESS(Status))
    return Status;
  Status = ObReferenceObjectByHandle(Handle, SYNCHRONIZE, NULL, KernelMode,
                                     &W->Thread, NULL);
  if (!NT_SUCCESS(Status)) {
    W->Stop = TRUE;
    ZwWaitForSingleObject(Handle, FALSE, NULL);
  }
  ZwClose(Handle);
  return Status;
}

static VOID StopWorker_Bad(PWORKER W) { W->Stop = TRUE; }

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) { // expect: ndis-unload-leak: 'Unload' never gives back the system thread // expect: ndis-unload-leak: 'Unload' never gives back the reference to an object
  StopWorker_Bad(&Worker);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(Wrapper, NULL);
    return Status;
  }
  NdisMRegisterUnloadHandler(Wrapper, Unload);

  Status = StartWorker(&Worker);
  if (!NT_SUCCESS(Status))
    NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
