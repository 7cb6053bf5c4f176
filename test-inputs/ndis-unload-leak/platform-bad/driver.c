#include "precomp.h"

static PLATFORM Platform;
static NDIS_HANDLE FilterDriver;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) { // expect: ndis-unload-leak: 'Unload_Bad' never gives back the filter engine session
  NdisFDeregisterFilterDriver(FilterDriver);
  SocketsClose(&Platform);
  PlatformClose(&Platform);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
  NTSTATUS Status;

  Status = PlatformOpen(&Platform);
  if (!NT_SUCCESS(Status))
    return Status;
  Status = SocketsOpen(&Platform);
  if (NT_SUCCESS(Status)) {
    DescribeFilter(&Chars);
    Status =
        NdisFRegisterFilterDriver(DriverObject, NULL, &Chars, &FilterDriver);
    if (Status == NDIS_STATUS_SUCCESS) {
      DriverObject->DriverUnload = Unload_Bad;
      return STATUS_SUCCESS;
    }
    SocketsClose(&Platform);
  }
  FwpmEngineClose0(Platform.Engine);
  PlatformClose(&Platform);
  return Status;
}
