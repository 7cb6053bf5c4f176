// The adapter sets a timer that fires again and again where it starts, and
// cancels it where it pauses.

#include "../include/ndis6_miniport.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_HANDLE Timer;
  ULONG Ticks;
} ADAPTER, *PADAPTER;

static NDIS_HANDLE MiniportDriver;

static VOID NTAPI Tick(PVOID SystemSpecific1, PVOID FunctionContext,
                       PVOID SystemSpecific2, PVOID SystemSpecific3) {
  ++((PADAPTER)FunctionContext)->Ticks;
}

static NDIS_STATUS NTAPI Initialize(NDIS_HANDLE AdapterHandle,
                                    NDIS_HANDLE DriverContext,
                                    PNDIS_MINIPORT_INIT_PARAMETERS Parameters) {
  NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES Attributes;
  NDIS_TIMER_CHARACTERISTICS Timer;
  NDIS_STATUS Status;
  PADAPTER Adapter = (PADAPTER)NdisAllocateMemoryWithTagPriority(
      AdapterHandle, sizeof(ADAPTER), 'dA', NormalPoolPriority);

  if (Adapter == NULL)
    return NDIS_STATUS_RESOURCES;
  NdisZeroMemory(Adapter, sizeof(ADAPTER));
  Adapter->Handle = AdapterHandle;
  NdisZeroMemory(&Attributes, sizeof(Attributes));
  Attributes.MiniportAdapterContext = Adapter;
  Status = NdisMSetMiniportAttributes(
      AdapterHandle, (PNDIS_MINIPORT_ADAPTER_ATTRIBUTES)&Attributes);
  if (Status == NDIS_STATUS_SUCCESS) {
    NdisZeroMemory(&Timer, sizeof(Timer));
    Timer.TimerFunction = Tick;
    Timer.FunctionContext = Adapter;
    Status = NdisAllocateTimerObject(AdapterHandle, &Timer, &Adapter->Timer);
  }
  if (Status != NDIS_STATUS_SUCCESS)
    NdisFreeMemory(Adapter, 0, 0);
  return Status;
}

static NDIS_STATUS NTAPI Restart(NDIS_HANDLE AdapterContext,
                                 PNDIS_MINIPORT_RESTART_PARAMETERS Parameters) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  LARGE_INTEGER Due;

  Due.QuadPart = -10000000;
  NdisSetTimerObject(Adapter->Timer, Due, 1000, NULL);
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NTAPI Pause(NDIS_HANDLE AdapterContext,
                               PNDIS_MINIPORT_PAUSE_PARAMETERS Parameters) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisCancelTimerObject(Adapter->Timer);
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI Halt_Ok(NDIS_HANDLE AdapterContext,
                 NDIS_HALT_ACTION HaltAction) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisFreeTimerObject(Adapter->Timer);
  NdisFreeMemory(Adapter, 0, 0);
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisMDeregisterMiniportDriver(MiniportDriver);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;

  DescribeMiniport(&Chars);
  Chars.InitializeHandlerEx = Initialize;
  Chars.HaltHandlerEx = Halt_Ok;
  Chars.RestartHandler = Restart;
  Chars.PauseHandler = Pause;
  Chars.UnloadHandler = Unload;
  return NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &Chars,
                                     &MiniportDriver);
}
