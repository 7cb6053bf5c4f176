// Load and unload: a ladder of gotos up, and the same down.

#include "tributary.h"

TB_GLOBALS TbGlobals;

// ProtocolUnload and the unload handler both come here; who takes the handle
// deregisters. Bindings that are open are closed inside.
static VOID TbDeregister(VOID) {
  NDIS_HANDLE Handle = InterlockedExchangePointer(&TbGlobals.Protocol, NULL);
  NDIS_STATUS Status;

  if (Handle != NULL)
    NdisDeregisterProtocol(&Status, Handle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&TbGlobals.Wrapper, DriverObject, RegistryPath, NULL);
  if (TbGlobals.Wrapper == NULL)
    return NDIS_STATUS_FAILURE;

  NdisAllocateSpinLock(&TbGlobals.Lock);
  InitializeListHead(&TbGlobals.Lowers);
  NdisInitializeNPagedLookasideList(&TbGlobals.Requests, NULL, NULL, 0,
                                    sizeof(TB_REQUEST), TB_TAG, 0);

  Status = TbCreateHistory();
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailHistory;

  TbDescribeMiniport(&Chars);
  Status = NdisIMRegisterLayeredMiniport(TbGlobals.Wrapper, &Chars,
                                         sizeof(Chars), &TbGlobals.Driver);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailMiniport;
  NdisMRegisterUnloadHandler(TbGlobals.Wrapper, TbUnload);

  Status = TbCreateDevice();
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailDevice;

  // Comes last: adapters may be bound before it returns.
  Status = TbRegisterProtocol();
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailProtocol;

  NdisIMAssociateMiniport(TbGlobals.Driver, TbGlobals.Protocol);
  return NDIS_STATUS_SUCCESS;

FailProtocol:
  TbDeleteDevice();
FailDevice:
  NdisIMDeregisterLayeredMiniport(TbGlobals.Driver);
FailMiniport:
  TbDeleteHistory();
FailHistory:
  NdisDeleteNPagedLookasideList(&TbGlobals.Requests);
  NdisFreeSpinLock(&TbGlobals.Lock);
  NdisTerminateWrapper(TbGlobals.Wrapper, NULL);
  TbGlobals.Wrapper = NULL;
  return Status;
}

VOID NTAPI TbUnloadProtocol(VOID) { TbDeregister(); }

// The device goes first: programs find no ports that vanish under them.
VOID NTAPI TbUnload(PDRIVER_OBJECT DriverObject) {
  TbDeleteDevice();
  TbDeregister();
  NdisIMDeregisterLayeredMiniport(TbGlobals.Driver);
  TbDeleteHistory();
  NdisDeleteNPagedLookasideList(&TbGlobals.Requests);
  NdisFreeSpinLock(&TbGlobals.Lock);
  ASSERT(TbGlobals.Allocations == 0);
}
