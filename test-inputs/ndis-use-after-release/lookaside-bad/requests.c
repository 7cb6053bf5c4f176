#include "precomp.h"

static LOOKASIDE_LIST_EX Requests;
static PREQUEST Idle;

NTSTATUS RequestsStart(VOID) {
  NTSTATUS Status;

  Status = ExInitializeLookasideListEx(&Requests, NULL, NULL, NonPagedPool, 0,
                                       sizeof(REQUEST), 'qeRS', 0);
  if (!NT_SUCCESS(Status))
    return Status;
  Idle = (PREQUEST)ExAllocateFromLookasideListEx(&Requests);
  if (Idle == NULL) {
    ExDeleteLookasideListEx(&Requests);
    return STATUS_INSUFFICIENT_RESOURCES;
  }
  Idle->Oid = 0;
  Idle->Mdl = IoAllocateMdl(Idle->Data, sizeof(Idle->Data), FALSE, FALSE, NULL);
  if (Idle->Mdl == NULL) {
    ExFreeToLookasideListEx(&Requests, Idle);
    ExDeleteLookasideListEx(&Requests);
    return STATUS_INSUFFICIENT_RESOURCES;
  }
  return STATUS_SUCCESS;
}

VOID RequestsStop(VOID) {
  ExFreeToLookasideListEx(&Requests, Idle);
  IoFreeMdl(Idle->Mdl); // expect: ndis-use-after-release: the entry of a lookaside list is used after its release
  ExDeleteLookasideListEx(&Requests);
}
