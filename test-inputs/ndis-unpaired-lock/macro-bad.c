// The driver's own names for the calls, of which one build leaves out a half.

#define USE_LOCKS 1
#define FREE_LOCKS 0

#include "../include/ndis5_miniport.h"

#if USE_LOCKS
#define SAMPLE_INIT_LOCK(_L) NdisAllocateSpinLock(_L)
#else
#define SAMPLE_INIT_LOCK(_L)
#endif
#if FREE_LOCKS
#define SAMPLE_FREE_LOCK(_L) NdisFreeSpinLock(_L)
#else
#define SAMPLE_FREE_LOCK(_L)
#endif

typedef struct _STATISTICS {
  NDIS_SPIN_LOCK Lock;
  ULONG Counters[16];
} STATISTICS;

static STATISTICS Statistics;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) { // expect: ndis-unpaired-lock: 'Unload_Bad' never gives back the spin lock
  SAMPLE_FREE_LOCK(&Statistics.Lock);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  SAMPLE_INIT_LOCK(&Statistics.Lock);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status == NDIS_STATUS_SUCCESS) {
    NdisMRegisterUnloadHandler(Wrapper, Unload_Bad);
    return STATUS_SUCCESS;
  }
  NdisTerminateWrapper(Wrapper, NULL);
  NdisFreeSpinLock(&Statistics.Lock);
  return Status;
}
