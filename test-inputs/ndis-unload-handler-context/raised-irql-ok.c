// An intermediate driver that raises the IRQL, and lowers it in time.

#include "../include/ndis5_miniport.h"

static NDIS_HANDLE WrapperHandle, DriverHandle;
static LARGE_INTEGER StartedAt;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  NdisIMDeregisterLayeredMiniport(DriverHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_STATUS Status;
  KIRQL OldIrql;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisIMRegisterLayeredMiniport(WrapperHandle, &Chars, sizeof(Chars),
                                         &DriverHandle);
  if (Status != NDIS_STATUS_SUCCESS)
    goto Exit;

  KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
  StartedAt = KeQueryPerformanceCounter(NULL);
  KeLowerIrql(OldIrql);
  NdisMRegisterUnloadHandler(WrapperHandle, Unload_Ok);

Exit:
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(WrapperHandle, NULL);
  return Status;
}
