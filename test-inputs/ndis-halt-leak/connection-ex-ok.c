// A connection of a connection-oriented miniport of NDIS 6: the pool that is made
// with it is forgotten when it is deleted.

#include "../include/ndis6_adapter.h"

typedef struct _CONNECTION {
  NDIS_HANDLE VcHandle;
  NDIS_HANDLE ListPool;
  BOOLEAN Active;
} CONNECTION, *PCONNECTION;

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
} ADAPTER, *PADAPTER;

static NDIS_STATUS NTAPI CreateVc(NDIS_HANDLE AdapterContext,
                                  NDIS_HANDLE VcHandle,
                                  PNDIS_HANDLE VcContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  NET_BUFFER_LIST_POOL_PARAMETERS Parameters;
  PCONNECTION Connection;

  Connection = (PCONNECTION)NdisAllocateMemoryWithTagPriority(
      Adapter->Handle, sizeof(*Connection), 'cV', NormalPoolPriority);
  if (Connection == NULL)
    return NDIS_STATUS_RESOURCES;
  NdisZeroMemory(Connection, sizeof(*Connection));
  Connection->VcHandle = VcHandle;
  NdisZeroMemory(&Parameters, sizeof(Parameters));
  Parameters.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
  Parameters.Header.Revision = NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
  Parameters.Header.Size = sizeof(Parameters);
  Parameters.fAllocateNetBuffer = TRUE;
  Connection->ListPool =
      NdisAllocateNetBufferListPool(Adapter->Handle, &Parameters);
  if (Connection->ListPool == NULL) {
    NdisFreeMemory(Connection, 0, 0);
    return NDIS_STATUS_RESOURCES;
  }
  *VcContext = Connection;
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NTAPI DeleteVc_Ok(NDIS_HANDLE VcContext) {
  PCONNECTION Connection = (PCONNECTION)VcContext;

  if (Connection->Active)
    return NDIS_STATUS_NOT_ACCEPTED;
  NdisFreeNetBufferListPool(Connection->ListPool);
  NdisFreeMemory(Connection, 0, 0);
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NTAPI ActivateVc(NDIS_HANDLE VcContext,
                                    PCO_CALL_PARAMETERS Parameters) {
  ((PCONNECTION)VcContext)->Active = TRUE;
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NTAPI DeactivateVc(NDIS_HANDLE VcContext) {
  ((PCONNECTION)VcContext)->Active = FALSE;
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NTAPI SetOptions(NDIS_HANDLE DriverHandle,
                                    NDIS_HANDLE DriverContext) {
  NDIS_MINIPORT_CO_CHARACTERISTICS Chars;

  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.Header.Type = NDIS_OBJECT_TYPE_CO_MINIPORT_CHARACTERISTICS;
  Chars.Header.Revision = NDIS_MINIPORT_CO_CHARACTERISTICS_REVISION_1;
  Chars.Header.Size = NDIS_SIZEOF_MINIPORT_CO_CHARACTERISTICS_REVISION_1;
  Chars.CoCreateVcHandler = CreateVc;
  Chars.CoDeleteVcHandler = DeleteVc_Ok;
  Chars.CoActivateVcHandler = ActivateVc;
  Chars.CoDeactivateVcHandler = DeactivateVc;
  return NdisSetOptionalHandlers(DriverHandle,
                                 (PNDIS_DRIVER_OPTIONAL_HANDLERS)&Chars);
}

static NDIS_STATUS NTAPI
Initialize(NDIS_HANDLE AdapterHandle, NDIS_HANDLE DriverContext,
           PNDIS_MINIPORT_INIT_PARAMETERS Parameters) {
  NDIS_STATUS Status;
  PADAPTER Adapter = (PADAPTER)NdisAllocateMemoryWithTagPriority(
      AdapterHandle, sizeof(*Adapter), 'dA', NormalPoolPriority);

  if (Adapter == NULL)
    return NDIS_STATUS_RESOURCES;
  Adapter->Handle = AdapterHandle;
  Status = SetContext(AdapterHandle, Adapter);
  if (Status != NDIS_STATUS_SUCCESS)
    NdisFreeMemory(Adapter, 0, 0);
  return Status;
}

static VOID NTAPI Halt(NDIS_HANDLE AdapterContext, NDIS_HALT_ACTION Action) {
  NdisFreeMemory(AdapterContext, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;

  DescribeMiniport(&Chars);
  Chars.InitializeHandlerEx = Initialize;
  Chars.HaltHandlerEx = Halt;
  Chars.SetOptionsHandler = SetOptions;
  Chars.UnloadHandler = UnloadMiniport;
  return NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &Chars,
                                     &MiniportDriver);
}
