// NDIS 6. Attributes are set in two steps, of which each may be refused.

#include "../include/ndis6_adapter.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_HANDLE ListPool;
} ADAPTER, *PADAPTER;

static NDIS_HANDLE AllocateListPool(NDIS_HANDLE AdapterHandle) {
  NET_BUFFER_LIST_POOL_PARAMETERS Parameters;

  NdisZeroMemory(&Parameters, sizeof(Parameters));
  Parameters.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
  Parameters.Header.Revision = NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
  Parameters.Header.Size =
      NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
  Parameters.fAllocateNetBuffer = TRUE;
  return NdisAllocateNetBufferListPool(AdapterHandle, &Parameters);
}

static NDIS_STATUS SetGeneralAttributes(PADAPTER Adapter) {
  NDIS_MINIPORT_ADAPTER_ATTRIBUTES Attributes;
  PNDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES General =
      &Attributes.GeneralAttributes;

  NdisZeroMemory(&Attributes, sizeof(Attributes));
  General->Header.Type = NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES;
  General->Header.Revision =
      NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1;
  General->Header.Size =
      NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1;
  General->MediaType = NdisMedium802_3;
  return NdisMSetMiniportAttributes(Adapter->Handle, &Attributes);
}

static NDIS_STATUS NTAPI
Initialize_Ok(NDIS_HANDLE AdapterHandle, NDIS_HANDLE DriverContext,
              PNDIS_MINIPORT_INIT_PARAMETERS Parameters) {
  PADAPTER Adapter;
  NDIS_STATUS Status;

  Adapter = (PADAPTER)NdisAllocateMemoryWithTagPriority(
      AdapterHandle, sizeof(*Adapter), 'dA', NormalPoolPriority);
  if (Adapter == NULL)
    return NDIS_STATUS_RESOURCES;
  NdisZeroMemory(Adapter, sizeof(*Adapter));
  Adapter->Handle = AdapterHandle;

  Status = SetContext(AdapterHandle, Adapter);
  if (Status != NDIS_STATUS_SUCCESS)
    goto Free;
  Adapter->ListPool = AllocateListPool(AdapterHandle);
  if (Adapter->ListPool == NULL) {
    Status = NDIS_STATUS_RESOURCES;
    goto Free;
  }
  Status = SetGeneralAttributes(Adapter);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FreePool;
  return NDIS_STATUS_SUCCESS;

FreePool:
  NdisFreeNetBufferListPool(Adapter->ListPool);
Free:
  NdisFreeMemory(Adapter, 0, 0);
  return Status;
}

static VOID NTAPI Halt(NDIS_HANDLE AdapterContext, NDIS_HALT_ACTION Action) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisFreeNetBufferListPool(Adapter->ListPool);
  NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize_Ok, Halt);
}
