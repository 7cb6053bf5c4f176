// A timer of NDIS 6 that fires once, and what it writes to.

#include "../include/ndis6_adapter.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_HANDLE Timer;
  PULONG Counters;
} ADAPTER, *PADAPTER;

static VOID NTAPI Tick(PVOID SystemSpecific1, PVOID FunctionContext,
                       PVOID SystemSpecific2, PVOID SystemSpecific3) {
  PADAPTER Adapter = (PADAPTER)FunctionContext;

  ++Adapter->Counters[3];
}

static VOID Destroy_Bad(PADAPTER Adapter) {
  NdisCancelTimerObject(Adapter->Timer);
  NdisFreeMemory(Adapter->Counters, 0, 0); // expect: ndis-release-order: the memory is given back, and nothing has waited for the timer routine 'Tick'
  NdisFreeTimerObject(Adapter->Timer);
  NdisFreeMemory(Adapter, 0, 0);
}

static NDIS_STATUS NTAPI
Initialize(NDIS_HANDLE AdapterHandle, NDIS_HANDLE DriverContext,
           PNDIS_MINIPORT_INIT_PARAMETERS Parameters) {
  NDIS_TIMER_CHARACTERISTICS Timer;
  LARGE_INTEGER Due;
  PADAPTER Adapter;
  NDIS_STATUS Status;

  Adapter = (PADAPTER)NdisAllocateMemoryWithTagPriority(
      AdapterHandle, sizeof(*Adapter), 'dA', NormalPoolPriority);
  if (Adapter == NULL)
    return NDIS_STATUS_RESOURCES;
  NdisZeroMemory(Adapter, sizeof(*Adapter));
  Adapter->Handle = AdapterHandle;
  Adapter->Counters = (PULONG)NdisAllocateMemoryWithTagPriority(
      AdapterHandle, 64, 'nC', NormalPoolPriority);
  if (Adapter->Counters == NULL) {
    NdisFreeMemory(Adapter, 0, 0);
    return NDIS_STATUS_RESOURCES;
  }
  NdisZeroMemory(&Timer, sizeof(Timer));
  Timer.Header.Type = NDIS_OBJECT_TYPE_TIMER_CHARACTERISTICS;
  Timer.Header.Revision = NDIS_TIMER_CHARACTERISTICS_REVISION_1;
  Timer.Header.Size = sizeof(Timer);
  Timer.AllocationTag = 'mT';
  Timer.TimerFunction = Tick;
  Timer.FunctionContext = Adapter;
  Status = NdisAllocateTimerObject(AdapterHandle, &Timer, &Adapter->Timer);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreeMemory(Adapter->Counters, 0, 0);
    NdisFreeMemory(Adapter, 0, 0);
    return Status;
  }
  Due.QuadPart = -10000000;
  NdisSetTimerObject(Adapter->Timer, Due, 0, NULL);
  Status = SetContext(AdapterHandle, Adapter);
  if (Status != NDIS_STATUS_SUCCESS)
    Destroy_Bad(Adapter);
  return Status;
}

static VOID NTAPI Halt(NDIS_HANDLE AdapterContext, NDIS_HALT_ACTION Action) {
  Destroy_Bad((PADAPTER)AdapterContext);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize, Halt);
}
