// Timers that fire again and again, under flags that say which ones do.

#include "../include/ndis5_miniport.h"

typedef struct _SAMPLER {
  KTIMER Timer;
  KDPC Dpc;
  NDIS_TIMER Watchdog;
  NPAGED_LOOKASIDE_LIST Samples;
  BOOLEAN Sampling;
  BOOLEAN Watching;
} SAMPLER;

static SAMPLER Sampler;

static VOID NTAPI Sample(PKDPC Dpc, PVOID Context, PVOID A1, PVOID A2) {}
static VOID NTAPI Watch(PVOID S1, PVOID Context, PVOID S2, PVOID S3) {}

static VOID Start_Bad(BOOLEAN WithWatchdog) {
  LARGE_INTEGER Due;

  NdisInitializeNPagedLookasideList(&Sampler.Samples, NULL, NULL, 0, 64, 'pmaS',
                                    0);
  KeInitializeTimer(&Sampler.Timer);
  KeInitializeDpc(&Sampler.Dpc, Sample, NULL);
  Due.QuadPart = -10000000;
  KeSetTimerEx(&Sampler.Timer, Due, 1000, &Sampler.Dpc);
  if (WithWatchdog) {
    NdisInitializeTimer(&Sampler.Watchdog, Watch, NULL);
    NdisSetPeriodicTimer(&Sampler.Watchdog, 5000);
    Sampler.Watching = TRUE;
    Sampler.Sampling = TRUE;
  }
}

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  BOOLEAN Cancelled;

  if (Sampler.Watching)
    NdisCancelTimer(&Sampler.Watchdog, &Cancelled);
  if (Sampler.Sampling)
    KeCancelTimer(&Sampler.Timer);
  KeFlushQueuedDpcs();
  NdisDeleteNPagedLookasideList(&Sampler.Samples);
} // expect: ndis-unload-leak: 'Unload_Bad' returns without giving back the periodic timer on this path

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  RTL_OSVERSIONINFOW Version = {sizeof(Version)};
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(Wrapper, NULL);
    return Status;
  }
  NdisMRegisterUnloadHandler(Wrapper, Unload_Bad);
  RtlGetVersion(&Version);
  Start_Bad(Version.dwMajorVersion > 5);
  return STATUS_SUCCESS;
}
