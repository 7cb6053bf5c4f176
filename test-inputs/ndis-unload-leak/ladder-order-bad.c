// An NDIS 6 miniport. One ladder of labels serves the failures of DriverEntry,
// and a second one the handler, where each step is taken if the last one is.

#include "../include/ndis6_miniport.h"

static NDIS_HANDLE MiniportDriver;
static NDIS_HANDLE ListPool;
static NDIS_HANDLE Timer;
static NDIS_HANDLE WorkItem;
static PNDIS_RW_LOCK_EX Lock;

static VOID NTAPI Tick(PVOID S1, PVOID Context, PVOID S2, PVOID S3) {}

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  if (Timer == NULL)
    goto NoTimer;
  NdisCancelTimerObject(Timer);
  NdisFreeTimerObject(Timer);
NoTimer:
  if (WorkItem == NULL)
    goto NoPool;
  NdisFreeIoWorkItem(WorkItem);
  NdisFreeNetBufferListPool(ListPool);
NoPool:
  NdisFreeRWLock(Lock);
  NdisMDeregisterMiniportDriver(MiniportDriver);
} // expect: ndis-unload-leak: 'Unload_Bad' returns without giving back the net buffer list pool on this path

static NDIS_HANDLE CreatePool(VOID) {
  NET_BUFFER_LIST_POOL_PARAMETERS Parameters;

  NdisZeroMemory(&Parameters, sizeof(Parameters));
  Parameters.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
  Parameters.Header.Revision = NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
  Parameters.Header.Size = sizeof(Parameters);
  Parameters.fAllocateNetBuffer = TRUE;
  Parameters.PoolTag = 'looP';
  return NdisAllocateNetBufferListPool(MiniportDriver, &Parameters);
}

static VOID StartTimer(VOID) {
  NDIS_TIMER_CHARACTERISTICS Chars;
  LARGE_INTEGER Due;

  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.Header.Type = NDIS_OBJECT_TYPE_TIMER_CHARACTERISTICS;
  Chars.Header.Revision = NDIS_TIMER_CHARACTERISTICS_REVISION_1;
  Chars.Header.Size = NDIS_SIZEOF_TIMER_CHARACTERISTICS_REVISION_1;
  Chars.TimerFunction = Tick;
  if (NdisAllocateTimerObject(MiniportDriver, &Chars, &Timer) !=
      NDIS_STATUS_SUCCESS) {
    Timer = NULL;
    return;
  }
  Due.QuadPart = -10000000;
  NdisSetTimerObject(Timer, Due, 1000, NULL);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  DescribeMiniport(&Chars);
  Chars.UnloadHandler = Unload_Bad;
  Status = NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &Chars,
                                       &MiniportDriver);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  Status = NDIS_STATUS_RESOURCES;
  Lock = NdisAllocateRWLock(MiniportDriver);
  if (Lock == NULL)
    goto NoLock;
  ListPool = CreatePool();
  if (ListPool == NULL)
    goto NoPool;
  // Both are worth having, and the driver lives without them.
  WorkItem = NdisAllocateIoWorkItem(MiniportDriver);
  StartTimer();
  return STATUS_SUCCESS;

NoPool:
  NdisFreeRWLock(Lock);
NoLock:
  NdisMDeregisterMiniportDriver(MiniportDriver);
  return Status;
}
