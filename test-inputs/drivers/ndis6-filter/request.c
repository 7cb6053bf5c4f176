/* OID requests: each is cloned, sent down, and answered when the clone is. */

#include "framegate.h"

typedef struct _FG_REQUEST_CONTEXT {
  PNDIS_OID_REQUEST Original;
} FG_REQUEST_CONTEXT, *PFG_REQUEST_CONTEXT;

C_ASSERT(sizeof(FG_REQUEST_CONTEXT) <=
         sizeof(((PNDIS_OID_REQUEST)0)->SourceReserved));

static PFG_REQUEST_CONTEXT FgContextOf(PNDIS_OID_REQUEST Clone) {
  return (PFG_REQUEST_CONTEXT)(PVOID)&Clone->SourceReserved[0];
}

static VOID FgCopyAnswer(PNDIS_OID_REQUEST Original, PNDIS_OID_REQUEST Clone) {
  switch (Clone->RequestType) {
  case NdisRequestMethod:
    Original->DATA.METHOD_INFORMATION.OutputBufferLength =
        Clone->DATA.METHOD_INFORMATION.OutputBufferLength;
    Original->DATA.METHOD_INFORMATION.BytesRead =
        Clone->DATA.METHOD_INFORMATION.BytesRead;
    Original->DATA.METHOD_INFORMATION.BytesNeeded =
        Clone->DATA.METHOD_INFORMATION.BytesNeeded;
    Original->DATA.METHOD_INFORMATION.BytesWritten =
        Clone->DATA.METHOD_INFORMATION.BytesWritten;
    break;
  case NdisRequestSetInformation:
    Original->DATA.SET_INFORMATION.BytesRead =
        Clone->DATA.SET_INFORMATION.BytesRead;
    Original->DATA.SET_INFORMATION.BytesNeeded =
        Clone->DATA.SET_INFORMATION.BytesNeeded;
    break;
  default:
    Original->DATA.QUERY_INFORMATION.BytesWritten =
        Clone->DATA.QUERY_INFORMATION.BytesWritten;
    Original->DATA.QUERY_INFORMATION.BytesNeeded =
        Clone->DATA.QUERY_INFORMATION.BytesNeeded;
    break;
  }
}

/* Ends the clone's way and frees it; the original is the caller's again. */
static PNDIS_OID_REQUEST FgTakeBack(PFG_MODULE Module,
                                    PNDIS_OID_REQUEST Clone) {
  PNDIS_OID_REQUEST Original = FgContextOf(Clone)->Original;

  NdisAcquireSpinLock(&Module->RequestLock);
  Module->PendingClone = NULL;
  NdisReleaseSpinLock(&Module->RequestLock);

  FgCopyAnswer(Original, Clone);
  NdisFreeCloneOidRequest(Module->Handle, Clone);
  return Original;
}

NDIS_STATUS NTAPI FgOidRequest(NDIS_HANDLE ModuleContext,
                               PNDIS_OID_REQUEST Request) {
  PFG_MODULE Module = (PFG_MODULE)ModuleContext;
  PNDIS_OID_REQUEST Clone = NULL;
  NDIS_STATUS Status;

  Status = NdisAllocateCloneOidRequest(Module->Handle, Request, FG_CLONE_TAG,
                                       &Clone);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  FgContextOf(Clone)->Original = Request;
  Clone->RequestId = Request->RequestId;

  NdisAcquireSpinLock(&Module->RequestLock);
  Module->PendingClone = Clone;
  NdisReleaseSpinLock(&Module->RequestLock);

  Status = NdisFOidRequest(Module->Handle, Clone);
  if (Status != NDIS_STATUS_PENDING)
    FgTakeBack(Module, Clone);
  return Status;
}

VOID NTAPI FgOidRequestComplete(NDIS_HANDLE ModuleContext,
                                PNDIS_OID_REQUEST Clone, NDIS_STATUS Status) {
  PFG_MODULE Module = (PFG_MODULE)ModuleContext;

  NdisFOidRequestComplete(Module->Handle, FgTakeBack(Module, Clone), Status);
}

VOID NTAPI FgCancelOidRequest(NDIS_HANDLE ModuleContext, PVOID RequestId) {
  PFG_MODULE Module = (PFG_MODULE)ModuleContext;
  BOOLEAN Ours = FALSE;

  NdisAcquireSpinLock(&Module->RequestLock);
  if (Module->PendingClone != NULL &&
      Module->PendingClone->RequestId == RequestId)
    Ours = TRUE;
  NdisReleaseSpinLock(&Module->RequestLock);

  if (Ours)
    NdisFCancelOidRequest(Module->Handle, RequestId);
}
