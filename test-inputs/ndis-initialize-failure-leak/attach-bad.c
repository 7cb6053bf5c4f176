// When NDIS refuses the attributes, the module's timer stays.

#include "../include/ndis6_module.h"

typedef struct _MODULE {
  NDIS_HANDLE Handle;
  NDIS_HANDLE Timer;
  ULONG Ticks;
} MODULE, *PMODULE;

static VOID NTAPI Tick(PVOID SystemSpecific1, PVOID Context,
                       PVOID SystemSpecific2, PVOID SystemSpecific3) {
  ((PMODULE)Context)->Ticks++;
}

static NDIS_STATUS AllocateTimer(PMODULE Module) {
  NDIS_TIMER_CHARACTERISTICS Chars;

  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.Header.Type = NDIS_OBJECT_TYPE_TIMER_CHARACTERISTICS;
  Chars.Header.Revision = NDIS_TIMER_CHARACTERISTICS_REVISION_1;
  Chars.Header.Size = NDIS_SIZEOF_TIMER_CHARACTERISTICS_REVISION_1;
  Chars.TimerFunction = Tick;
  Chars.FunctionContext = Module;
  return NdisAllocateTimerObject(Module->Handle, &Chars, &Module->Timer);
}

static NDIS_STATUS NTAPI Attach_Bad(NDIS_HANDLE FilterHandle,
                                    NDIS_HANDLE DriverContext,
                                    PNDIS_FILTER_ATTACH_PARAMETERS Parameters) {
  PMODULE Module;
  NDIS_STATUS Status;

  Module = (PMODULE)NdisAllocateMemoryWithTagPriority(
      FilterHandle, sizeof(*Module), 'dM', LowPoolPriority);
  if (Module == NULL)
    return NDIS_STATUS_RESOURCES;
  NdisZeroMemory(Module, sizeof(*Module));
  Module->Handle = FilterHandle;
  Status = AllocateTimer(Module);
  if (Status == NDIS_STATUS_SUCCESS) {
    Status = SetContext(FilterHandle, Module);
    if (Status == NDIS_STATUS_SUCCESS)
      return NDIS_STATUS_SUCCESS;
  }
  NdisFreeMemory(Module, 0, 0);
  return Status; // expect: ndis-initialize-failure-leak: 'Attach_Bad' fails without giving back the timer object
}

static VOID NTAPI Detach(NDIS_HANDLE ModuleContext) {
  PMODULE Module = (PMODULE)ModuleContext;

  NdisFreeTimerObject(Module->Timer);
  NdisFreeMemory(Module, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterFilter(DriverObject, Attach_Bad, Detach);
}
