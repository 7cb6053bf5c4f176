// Load and unload: one ladder up, the same ladder down.

#include "precomp.h"

EN_DRIVER EnDriver;

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, EnUnload)
#endif

static NDIS_STATUS EnRegisterMiniport(PEN_DRIVER Driver,
                                      PDRIVER_OBJECT DriverObject,
                                      PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;

  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.Header.Type = NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS;
  Chars.Header.Revision = NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2;
  Chars.Header.Size = NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2;
  Chars.MajorNdisVersion = NDIS_MINIPORT_MAJOR_VERSION;
  Chars.MinorNdisVersion = NDIS_MINIPORT_MINOR_VERSION;
  Chars.MajorDriverVersion = EN_DRIVER_VERSION_MAJOR;
  Chars.MinorDriverVersion = EN_DRIVER_VERSION_MINOR;
  Chars.InitializeHandlerEx = EnInitialize;
  Chars.HaltHandlerEx = EnHalt;
  Chars.UnloadHandler = EnUnload;
  Chars.PauseHandler = EnPause;
  Chars.RestartHandler = EnRestart;
  Chars.OidRequestHandler = EnOidRequest;
  Chars.CancelOidRequestHandler = EnCancelOidRequest;
  Chars.SendNetBufferListsHandler = EnSend;
  Chars.ReturnNetBufferListsHandler = EnReturn;
  Chars.CancelSendHandler = EnCancelSend;
  Chars.DevicePnPEventNotifyHandler = EnPnPEvent;
  Chars.ShutdownHandlerEx = EnShutdown;

  return NdisMRegisterMiniportDriver(DriverObject, RegistryPath,
                                     (NDIS_HANDLE)Driver, &Chars,
                                     &Driver->MiniportDriver);
}

static NDIS_HANDLE EnCreateNblPool(NDIS_HANDLE NdisHandle) {
  NET_BUFFER_LIST_POOL_PARAMETERS Pool;

  NdisZeroMemory(&Pool, sizeof(Pool));
  Pool.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
  Pool.Header.Revision = NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
  Pool.Header.Size = NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
  Pool.ProtocolId = NDIS_PROTOCOL_ID_DEFAULT;
  Pool.fAllocateNetBuffer = TRUE;
  Pool.PoolTag = EN_TAG;

  return NdisAllocateNetBufferListPool(NdisHandle, &Pool);
}

static NDIS_STATUS EnCreateTimer(PEN_DRIVER Driver) {
  NDIS_TIMER_CHARACTERISTICS Timer;

  NdisZeroMemory(&Timer, sizeof(Timer));
  Timer.Header.Type = NDIS_OBJECT_TYPE_TIMER_CHARACTERISTICS;
  Timer.Header.Revision = NDIS_TIMER_CHARACTERISTICS_REVISION_1;
  Timer.Header.Size = NDIS_SIZEOF_TIMER_CHARACTERISTICS_REVISION_1;
  Timer.AllocationTag = EN_TAG;
  Timer.TimerFunction = EnSampleTick;
  Timer.FunctionContext = Driver;

  return NdisAllocateTimerObject(Driver->MiniportDriver, &Timer,
                                 &Driver->SampleTimer);
}

static VOID EnStartSampling(PEN_DRIVER Driver) {
  LARGE_INTEGER DueTime;

  DueTime.QuadPart = -10000LL * EN_SAMPLE_MILLISECONDS;
  NdisSetTimerObject(Driver->SampleTimer, DueTime, EN_SAMPLE_MILLISECONDS,
                     NULL);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  PEN_DRIVER Driver = &EnDriver;
  NDIS_STATUS Status;

  NdisAllocateSpinLock(&Driver->HistoryLock);
  InitializeListHead(&Driver->Adapters);
  NdisInitializeNPagedLookasideList(&Driver->FrameList, NULL, NULL, 0,
                                    sizeof(EN_FRAME), EN_TAG, 0);

  Status = EnRegisterMiniport(Driver, DriverObject, RegistryPath);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailRegister;

  Driver->AdapterLock = NdisAllocateRWLock(Driver->MiniportDriver);
  if (Driver->AdapterLock == NULL) {
    Status = NDIS_STATUS_RESOURCES;
    goto FailRWLock;
  }

  Driver->History = (PEN_SAMPLE)NdisAllocateMemoryWithTagPriority(
      Driver->MiniportDriver, EN_HISTORY_SLOTS * sizeof(EN_SAMPLE), EN_TAG,
      NormalPoolPriority);
  if (Driver->History == NULL) {
    Status = NDIS_STATUS_RESOURCES;
    goto FailHistory;
  }
  NdisZeroMemory(Driver->History, EN_HISTORY_SLOTS * sizeof(EN_SAMPLE));

  Driver->NblPool = EnCreateNblPool(Driver->MiniportDriver);
  if (Driver->NblPool == NULL) {
    Status = NDIS_STATUS_RESOURCES;
    goto FailPool;
  }

  Status = EnCreateTimer(Driver);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailTimer;

  Status = EnStartWorker(Driver);
  if (!NT_SUCCESS(Status))
    goto FailWorker;

  // The device comes last: a program may open it at once.
  Status = EnCreateDevice(Driver);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailDevice;

  EnStartSampling(Driver);
  return STATUS_SUCCESS;

FailDevice:
  EnStopWorker(Driver);
FailWorker:
  NdisFreeTimerObject(Driver->SampleTimer);
FailTimer:
  NdisFreeNetBufferListPool(Driver->NblPool);
FailPool:
  NdisFreeMemory(Driver->History, 0, 0);
FailHistory:
  NdisFreeRWLock(Driver->AdapterLock);
FailRWLock:
  NdisMDeregisterMiniportDriver(Driver->MiniportDriver);
FailRegister:
  NdisDeleteNPagedLookasideList(&Driver->FrameList);
  NdisFreeSpinLock(&Driver->HistoryLock);
  return Status;
}

// NDIS has halted every adapter. What can still run are programs with the
// device open, the timer and the worker: they stop first, in this order.
VOID NTAPI EnUnload(PDRIVER_OBJECT DriverObject) {
  PEN_DRIVER Driver = &EnDriver;

  UNREFERENCED_PARAMETER(DriverObject);
  PAGED_CODE();

  EnDeleteDevice(Driver);

  // A tick may be running on another processor when the timer is cancelled.
  NdisCancelTimerObject(Driver->SampleTimer);
  KeFlushQueuedDpcs();
  EnStopWorker(Driver);
  NdisFreeTimerObject(Driver->SampleTimer);

  NdisFreeNetBufferListPool(Driver->NblPool);
  NdisFreeMemory(Driver->History, 0, 0);
  NdisFreeRWLock(Driver->AdapterLock);
  NdisMDeregisterMiniportDriver(Driver->MiniportDriver);
  NdisDeleteNPagedLookasideList(&Driver->FrameList);
  NdisFreeSpinLock(&Driver->HistoryLock);
}
