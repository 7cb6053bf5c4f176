// A filter whose requests come from a lookaside list.

#pragma once

#include "../../include/ndis6_filter.h"

typedef struct _REQUEST {
  ULONG Oid;
  PMDL Mdl;
  UCHAR Data[60];
} REQUEST, *PREQUEST;

NTSTATUS RequestsStart(VOID);
VOID RequestsStop(VOID);
