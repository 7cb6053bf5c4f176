#include "precomp.h"

typedef struct _HALF {
  NDIS_SPIN_LOCK Lock;
  LIST_ENTRY Lists;
} HALF;

static HALF Half;

VOID SendStart(VOID) {
  NdisAllocateSpinLock(&Half.Lock);
  InitializeListHead(&Half.Lists);
}

VOID SendStop(VOID) { NdisFreeSpinLock(&Half.Lock); }
