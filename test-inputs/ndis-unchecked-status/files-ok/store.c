// The helper in another file says what was.

#include "store.h"

NTSTATUS CreateStore(STORE *Store) {
  Store->Memory = ExAllocatePoolWithTag(NonPagedPool, Store->Size, STORE_TAG);
  if (Store->Memory == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  return STATUS_SUCCESS;
}

VOID DeleteStore(STORE *Store) {
  ExFreePoolWithTag(Store->Memory, STORE_TAG);
}
