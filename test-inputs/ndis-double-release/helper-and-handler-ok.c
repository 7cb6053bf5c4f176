// The handler frees the pool, and so does the routine that it calls then.

#include "../include/ndis5_miniport.h"

static NDIS_HANDLE Pool;
static NDIS_HANDLE BufferPool;

static VOID FreePools_Ok(VOID) {
  if (BufferPool != NULL) {
    NdisFreeBufferPool(BufferPool);
    BufferPool = NULL;
  }
  if (Pool != NULL) {
    NdisFreePacketPool(Pool);
    Pool = NULL;
  }
}

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  // Packets may still be out.
  if (Pool != NULL && NdisPacketPoolUsage(Pool) == 0) {
    NdisFreePacketPool(Pool);
    Pool = NULL;
  }
  FreePools_Ok();
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  NdisAllocatePacketPoolEx(&Status, &Pool, 32, 64,
                           PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS) {
    Pool = NULL;
    goto Failed;
  }
  NdisAllocateBufferPool(&Status, &BufferPool, 96);
  if (Status != NDIS_STATUS_SUCCESS) {
    BufferPool = NULL;
    goto Failed;
  }
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    goto Failed;
  NdisMRegisterUnloadHandler(Wrapper, Unload_Ok);
  return STATUS_SUCCESS;

Failed:
  FreePools_Ok();
  NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
