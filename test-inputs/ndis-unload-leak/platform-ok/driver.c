#include "precomp.h"

static PLATFORM Platform;
static NDIS_HANDLE FilterDriver;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
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
      DriverObject->DriverUnload = Unload_Ok;
      return STATUS_SUCCESS;
    }
    SocketsClose(&Platform);
  }
  PlatformClose(&Platform);
  return Status;
}
