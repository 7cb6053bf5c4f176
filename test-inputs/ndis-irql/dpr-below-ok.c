// MiniportHalt runs at PASSIVE_LEVEL, and takes the lock by the full form of its calls.

#include "../include/ndis5_miniport.h"

typedef struct _ADAPTER {
  NDIS_SPIN_LOCK Lock;
  ULONG Queued;
} ADAPTER, *PADAPTER;

static VOID NTAPI Halt_Ok(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisAcquireSpinLock(&Adapter->Lock);
  Adapter->Queued = 0;
  NdisReleaseSpinLock(&Adapter->Lock);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Chars.HaltHandler = Halt_Ok;
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
