// MiniportHalt runs at PASSIVE_LEVEL: the short form of the lock's calls is not
// for it.

#include "../include/ndis5_miniport.h"

typedef struct _ADAPTER {
  NDIS_SPIN_LOCK Lock;
  ULONG Queued;
} ADAPTER, *PADAPTER;

static VOID NTAPI Halt_Bad(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisDprAcquireSpinLock(&Adapter->Lock); // expect: ndis-irql: NdisDprAcquireSpinLock is called at PASSIVE_LEVEL, but has to be called at DISPATCH_LEVEL
  Adapter->Queued = 0;
  NdisDprReleaseSpinLock(&Adapter->Lock);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Chars.HaltHandler = Halt_Bad;
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
