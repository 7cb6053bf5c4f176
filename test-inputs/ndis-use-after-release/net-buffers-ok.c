// A net buffer list and its clone, made once to find out what they cost.

#include "../include/ndis6_protocol.h"

static NDIS_HANDLE ProtocolDriver;
static NDIS_HANDLE ListPool;
static ULONG Cost;

static NDIS_STATUS Measure_Ok(PMDL Mdl) {
  PNET_BUFFER_LIST List, Clone;

  List =
      NdisAllocateNetBufferAndNetBufferList(ListPool, 0, 0, Mdl, 0, PAGE_SIZE);
  if (List == NULL)
    return NDIS_STATUS_RESOURCES;
  Clone = NdisAllocateCloneNetBufferList(List, NULL, NULL,
                                         NDIS_CLONE_FLAGS_USE_ORIGINAL_MDLS);
  if (Clone == NULL) {
    NdisFreeNetBufferList(List);
    return NDIS_STATUS_RESOURCES;
  }
  Clone->ParentNetBufferList = List;
  Cost = Clone->NdisReserved[0] != NULL;
  NdisFreeCloneNetBufferList(Clone, NDIS_CLONE_FLAGS_USE_ORIGINAL_MDLS);
  NdisFreeNetBufferList(List);
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS MeasureOnce(VOID) {
  PVOID Page = NdisAllocateMemoryWithTagPriority(ProtocolDriver, PAGE_SIZE,
                                                 'egaP', NormalPoolPriority);
  NDIS_STATUS Status = NDIS_STATUS_RESOURCES;
  PMDL Mdl;

  if (Page == NULL)
    return Status;
  Mdl = NdisAllocateMdl(ProtocolDriver, Page, PAGE_SIZE);
  if (Mdl != NULL) {
    Status = Measure_Ok(Mdl);
    NdisFreeMdl(Mdl);
  }
  NdisFreeMemoryWithTagPriority(ProtocolDriver, Page, 'egaP');
  return Status;
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisFreeNetBufferListPool(ListPool);
  NdisDeregisterProtocolDriver(ProtocolDriver);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Chars;
  NET_BUFFER_LIST_POOL_PARAMETERS Pool = {{0}};
  NDIS_STATUS Status;

  DriverObject->DriverUnload = Unload;
  DescribeProtocol(&Chars);
  Status = NdisRegisterProtocolDriver(NULL, &Chars, &ProtocolDriver);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  Pool.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
  Pool.Header.Revision = NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
  Pool.Header.Size = sizeof(Pool);
  Pool.fAllocateNetBuffer = TRUE;
  Pool.PoolTag = 'lbNS';
  ListPool = NdisAllocateNetBufferListPool(ProtocolDriver, &Pool);
  if (ListPool == NULL) {
    NdisDeregisterProtocolDriver(ProtocolDriver);
    return NDIS_STATUS_RESOURCES;
  }
  MeasureOnce();
  return STATUS_SUCCESS;
}
