// Load and unload.

#include "sluice.h"

SL_GLOBALS SlGlobals;

// Unbinds whatever is bound. ProtocolUnload may have been here before.
static VOID SlDeregisterProtocol(VOID) {
  NDIS_STATUS Status;

  if (SlGlobals.Protocol != NULL) {
    NdisDeregisterProtocol(&Status, SlGlobals.Protocol);
    SlGlobals.Protocol = NULL;
  }
}

static NDIS_STATUS SlRegister(VOID) {
  NDIS_STATUS Status;

  Status = SlRegisterMiniport();
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  // Adapters may be bound before this returns.
  Status = SlRegisterProtocol();
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisIMDeregisterLayeredMiniport(SlGlobals.Driver);
    return Status;
  }
  NdisIMAssociateMiniport(SlGlobals.Driver, SlGlobals.Protocol);
  return NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&SlGlobals.Wrapper, DriverObject, RegistryPath, NULL);
  if (SlGlobals.Wrapper == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;

  NdisAllocateSpinLock(&SlGlobals.Lock);
  InitializeListHead(&SlGlobals.Trunks);

  Status = SlRegister();
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreeSpinLock(&SlGlobals.Lock);
    NdisTerminateWrapper(SlGlobals.Wrapper, NULL);
    return Status;
  }
  NdisMRegisterUnloadHandler(SlGlobals.Wrapper, SlUnload);
  return STATUS_SUCCESS;
}

VOID NTAPI SlUnloadProtocol(VOID) { SlDeregisterProtocol(); }

VOID NTAPI SlUnload(PDRIVER_OBJECT DriverObject) {
  UNREFERENCED_PARAMETER(DriverObject);
  SlDeregisterProtocol();
  NdisIMDeregisterLayeredMiniport(SlGlobals.Driver);
  NdisFreeSpinLock(&SlGlobals.Lock);
}
