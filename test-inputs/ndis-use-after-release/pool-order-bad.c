// A net buffer list is asked of a pool that an earlier failure has freed.

#include "../include/ndis6_protocol.h"

typedef struct _POOLS {
  NDIS_HANDLE Lists;
  NDIS_HANDLE Buffers;
  PNET_BUFFER_LIST Probe;
} POOLS;

static POOLS Pools;
static NDIS_HANDLE ProtocolDriver;

static NDIS_HANDLE CreateListPool(VOID) {
  NET_BUFFER_LIST_POOL_PARAMETERS P;

  NdisZeroMemory(&P, sizeof(P));
  P.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
  P.Header.Revision = NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
  P.Header.Size = sizeof(P);
  P.PoolTag = 'lbNS';
  return NdisAllocateNetBufferListPool(NULL, &P);
}

static NDIS_HANDLE CreateBufferPool(VOID) {
  NET_BUFFER_POOL_PARAMETERS P;

  NdisZeroMemory(&P, sizeof(P));
  P.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
  P.Header.Revision = NET_BUFFER_POOL_PARAMETERS_REVISION_1;
  P.Header.Size = sizeof(P);
  P.PoolTag = 'bNS ';
  return NdisAllocateNetBufferPool(NULL, &P);
}

// The driver works without a pool of buffers.
static NDIS_STATUS CreatePools_Bad(VOID) {
  Pools.Lists = CreateListPool();
  if (Pools.Lists == NULL)
    return NDIS_STATUS_RESOURCES;
  Pools.Buffers = CreateBufferPool();
  if (Pools.Buffers == NULL)
    NdisFreeNetBufferListPool(Pools.Lists);
  Pools.Probe = NdisAllocateNetBufferList(Pools.Lists, 0, 0); // expect: ndis-use-after-release: the net buffer list pool is used after its release
  if (Pools.Probe == NULL) {
    if (Pools.Buffers != NULL) {
      NdisFreeNetBufferPool(Pools.Buffers);
      NdisFreeNetBufferListPool(Pools.Lists);
    }
    return NDIS_STATUS_RESOURCES;
  }
  if (Pools.Buffers == NULL) {
    NdisFreeNetBufferList(Pools.Probe);
    return NDIS_STATUS_RESOURCES;
  }
  return NDIS_STATUS_SUCCESS;
}

static VOID DeletePools(VOID) {
  NdisFreeNetBufferList(Pools.Probe);
  NdisFreeNetBufferPool(Pools.Buffers);
  NdisFreeNetBufferListPool(Pools.Lists);
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisDeregisterProtocolDriver(ProtocolDriver);
  DeletePools();
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  Status = CreatePools_Bad();
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  DescribeProtocol(&Chars);
  Status = NdisRegisterProtocolDriver(NULL, &Chars, &ProtocolDriver);
  if (Status != NDIS_STATUS_SUCCESS) {
    DeletePools();
    return Status;
  }
  DriverObject->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
