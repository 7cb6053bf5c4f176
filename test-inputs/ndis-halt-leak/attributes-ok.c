// NDIS 6: the context is a member of the registration attributes.

#include "../include/ndis6_adapter.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_HANDLE Timer;
  NDIS_HANDLE ListPool;
  ULONG Ticks;
} ADAPTER, *PADAPTER;

static VOID NTAPI Tick(PVOID SystemSpecific1, PVOID Context,
                       PVOID SystemSpecific2, PVOID SystemSpecific3) {
  ((PADAPTER)Context)->Ticks++;
}

static NDIS_STATUS AllocateTimer(PADAPTER Adapter) {
  NDIS_TIMER_CHARACTERISTICS Chars;

  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.Header.Type = NDIS_OBJECT_TYPE_TIMER_CHARACTERISTICS;
  Chars.Header.Revision = NDIS_TIMER_CHARACTERISTICS_REVISION_1;
  Chars.Header.Size = NDIS_SIZEOF_TIMER_CHARACTERISTICS_REVISION_1;
  Chars.TimerFunction = Tick;
  Chars.FunctionContext = Adapter;
  return NdisAllocateTimerObject(Adapter->Handle, &Chars, &Adapter->Timer);
}

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

static VOID DeleteAdapter(PADAPTER Adapter) {
  if (Adapter->ListPool != NULL)
    NdisFreeNetBufferListPool(Adapter->ListPool);
  NdisFreeMemory(Adapter, 0, 0);
}

static NDIS_STATUS NTAPI Initialize(NDIS_HANDLE AdapterHandle,
                                    NDIS_HANDLE DriverContext,
                                    PNDIS_MINIPORT_INIT_PARAMETERS Parameters) {
  LARGE_INTEGER Due;
  PADAPTER Adapter;
  NDIS_STATUS Status;

  Adapter = (PADAPTER)NdisAllocateMemoryWithTagPriority(
      AdapterHandle, sizeof(*Adapter), 'dA', NormalPoolPriority);
  if (Adapter == NULL)
    return NDIS_STATUS_RESOURCES;
  NdisZeroMemory(Adapter, sizeof(*Adapter));
  Adapter->Handle = AdapterHandle;

  Status = SetContext(AdapterHandle, Adapter);
  if (Status == NDIS_STATUS_SUCCESS) {
    Adapter->ListPool = AllocateListPool(AdapterHandle);
    if (Adapter->ListPool == NULL)
      Status = NDIS_STATUS_RESOURCES;
  }
  if (Status == NDIS_STATUS_SUCCESS)
    Status = AllocateTimer(Adapter);
  if (Status != NDIS_STATUS_SUCCESS) {
    DeleteAdapter(Adapter);
    return Status;
  }

  Due.QuadPart = -10000000;
  NdisSetTimerObject(Adapter->Timer, Due, 1000, Adapter);
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI Halt_Ok(NDIS_HANDLE AdapterContext, NDIS_HALT_ACTION Action) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisCancelTimerObject(Adapter->Timer);
  NdisFreeTimerObject(Adapter->Timer);
  DeleteAdapter(Adapter);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize, Halt_Ok);
}
