// A timer object is freed, and set once more in the same handler.

#include "../include/ndis6_miniport.h"

typedef struct _DRIVER {
  NDIS_HANDLE Miniport;
  NDIS_HANDLE Timer;
} DRIVER, *PDRIVER;

static DRIVER Driver;

static VOID NTAPI Tick(PVOID S1, PVOID Context, PVOID S2, PVOID S3) {}

static VOID Rearm(PDRIVER D, LONG Milliseconds) {
  LARGE_INTEGER Due;

  Due.QuadPart = -10000LL * Milliseconds;
  NdisSetTimerObject(D->Timer, Due, 0, NULL); // expect: ndis-use-after-release: the timer object is used after its release
}

static VOID StopTimer_Bad(PDRIVER D) {
  NdisFreeTimerObject(D->Timer);
  // A last tick, so that nobody waits for ever.
  Rearm(D, 0);
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  StopTimer_Bad(&Driver);
  NdisMDeregisterMiniportDriver(Driver.Miniport);
}

static NDIS_STATUS CreateTimer(PDRIVER D) {
  NDIS_TIMER_CHARACTERISTICS Chars;

  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.Header.Type = NDIS_OBJECT_TYPE_TIMER_CHARACTERISTICS;
  Chars.Header.Revision = NDIS_TIMER_CHARACTERISTICS_REVISION_1;
  Chars.Header.Size = NDIS_SIZEOF_TIMER_CHARACTERISTICS_REVISION_1;
  Chars.TimerFunction = Tick;
  Chars.FunctionContext = D;
  return NdisAllocateTimerObject(D->Miniport, &Chars, &D->Timer);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  DescribeMiniport(&Chars);
  Chars.UnloadHandler = Unload;
  Status = NdisMRegisterMiniportDriver(DriverObject, RegistryPath, &Driver,
                                       &Chars, &Driver.Miniport);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  Status = CreateTimer(&Driver);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisMDeregisterMiniportDriver(Driver.Miniport);
    return Status;
  }
  Rearm(&Driver, 1000);
  return STATUS_SUCCESS;
}
