// A filter hands on a clone of each request; of one kind it does not.

#include "../include/ndis6_filter.h"

#define CLONE_TAG 'cRLL'

typedef struct _MODULE {
  NDIS_HANDLE Handle;
  NDIS_SPIN_LOCK Lock;
  PNDIS_OID_REQUEST Pending;
} MODULE, *PMODULE;

static NDIS_HANDLE FilterDriver;

static NDIS_STATUS NTAPI Request_Ok(NDIS_HANDLE ModuleContext,
                                     PNDIS_OID_REQUEST Request) {
  PMODULE Module = (PMODULE)ModuleContext;
  PNDIS_OID_REQUEST Clone;
  NDIS_STATUS Status;

  Status = NdisAllocateCloneOidRequest(Module->Handle, Request, CLONE_TAG,
                                       &Clone);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  if (Request->RequestType == NdisRequestMethod) {
    NdisFreeCloneOidRequest(Module->Handle, Clone);
    return NDIS_STATUS_NOT_SUPPORTED;
  }
  *(PNDIS_OID_REQUEST *)Clone->SourceReserved = Request;
  NdisAcquireSpinLock(&Module->Lock);
  Module->Pending = Clone;
  NdisReleaseSpinLock(&Module->Lock);
  Status = NdisFOidRequest(Module->Handle, Clone);
  if (Status != NDIS_STATUS_PENDING)
    NdisFreeCloneOidRequest(Module->Handle, Clone);
  return Status;
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisFDeregisterFilterDriver(FilterDriver);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;

  DriverObject->DriverUnload = Unload;
  DescribeFilter(&Chars);
  Chars.OidRequestHandler = Request_Ok;
  return NdisFRegisterFilterDriver(DriverObject, NULL, &Chars, &FilterDriver);
}
