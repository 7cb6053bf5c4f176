#include "precomp.h"

static VOID NTAPI ThreadChanged(HANDLE Process, HANDLE Thread, BOOLEAN Create) {
}

static VOID NTAPI ProcessChanged(HANDLE Parent, HANDLE Process,
                                 BOOLEAN Create) {}

NTSTATUS NotifyStart(VOID) {
  NTSTATUS Status;

  Status = PsSetCreateProcessNotifyRoutine(ProcessChanged, FALSE);
  if (!NT_SUCCESS(Status))
    return Status;
#if NOTIFY_THREADS
  Status = PsSetCreateThreadNotifyRoutine(ThreadChanged);
  if (!NT_SUCCESS(Status)) {
    PsSetCreateProcessNotifyRoutine(ProcessChanged, TRUE);
    return Status;
  }
#endif
  return STATUS_SUCCESS;
}

VOID NotifyStop(VOID) {
#if NOTIFY_THREADS
  PsRemoveCreateThreadNotifyRoutine(ThreadChanged);
#endif
  PsSetCreateProcessNotifyRoutine(ProcessChanged, TRUE);
}
