// The handler of an intermediate driver leaves before the lock when something
// of the system's is not as it was.

#include "../include/ndis5_miniport.h"
#include "../include/ndis5_protocol.h"

typedef struct _GLOBALS {
  NDIS_HANDLE Driver;
  NDIS_HANDLE Protocol;
  struct {
    NDIS_SPIN_LOCK Lock;
    LIST_ENTRY Bindings;
  } List;
} GLOBALS;

static GLOBALS Globals;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, Globals.Protocol);
  NdisIMDeregisterLayeredMiniport(Globals.Driver);
  if (DriverObject->DeviceObject != NULL)
    return; // expect: ndis-unpaired-lock: 'Unload_Bad' returns without giving back the spin lock on this path
  NdisFreeSpinLock(&Globals.List.Lock);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Miniport;
  NDIS_PROTOCOL_CHARACTERISTICS Protocol;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  NdisAllocateSpinLock(&Globals.List.Lock);
  InitializeListHead(&Globals.List.Bindings);

  DescribeMiniport(&Miniport);
  Status = NdisIMRegisterLayeredMiniport(Wrapper, &Miniport, sizeof(Miniport),
                                         &Globals.Driver);
  if (Status != NDIS_STATUS_SUCCESS)
    goto Failed;
  NdisMRegisterUnloadHandler(Wrapper, Unload_Bad);

  DescribeProtocol(&Protocol);
  NdisRegisterProtocol(&Status, &Globals.Protocol, &Protocol, sizeof(Protocol));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisIMDeregisterLayeredMiniport(Globals.Driver);
    goto Failed;
  }
  NdisIMAssociateMiniport(Globals.Driver, Globals.Protocol);
  return STATUS_SUCCESS;

Failed:
  NdisFreeSpinLock(&Globals.List.Lock);
  NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
