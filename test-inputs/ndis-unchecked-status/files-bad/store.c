// The helper in another file always says that all is well.

#include "store.h"

NTSTATUS CreateStore(STORE *Store) {
  Store->Memory = ExAllocatePoolWithTag(NonPagedPool, Store->Size, STORE_TAG); // expect: ndis-unchecked-status: the pool memory
  return STATUS_SUCCESS;
}

VOID DeleteStore(STORE *Store) {
  ExFreePoolWithTag(Store->Memory, STORE_TAG);
}
