#include "precomp.h"

typedef struct _HALF {
  LIST_ENTRY Lists;
  NDIS_SPIN_LOCK Lock;
} HALF;

static HALF Half;

VOID ReceiveStart(VOID) {
  NdisAllocateSpinLock(&Half.Lock);
  InitializeListHead(&Half.Lists);
}

VOID ReceiveStop(VOID) {
  NdisAcquireSpinLock(&Half.Lock);
  InitializeListHead(&Half.Lists);
  NdisReleaseSpinLock(&Half.Lock);
  NdisFreeSpinLock(&Half.Lock);
}
