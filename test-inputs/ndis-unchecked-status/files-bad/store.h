#pragma once

#include "../../include/ndis5_protocol.h"

#define STORE_TAG 'otSU'

typedef struct _STORE {
  PUCHAR Memory;
  ULONG Size;
} STORE;

NTSTATUS CreateStore(STORE *Store);
VOID DeleteStore(STORE *Store);
