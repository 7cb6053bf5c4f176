#include "precomp.h"

static NDIS_HANDLE FilterDriver;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisFDeregisterFilterDriver(FilterDriver);
  RequestsStop();
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
  NTSTATUS Status;

  Status = RequestsStart();
  if (!NT_SUCCESS(Status))
    return Status;
  DescribeFilter(&Chars);
  Status = NdisFRegisterFilterDriver(DriverObject, NULL, &Chars, &FilterDriver);
  if (Status != NDIS_STATUS_SUCCESS) {
    RequestsStop();
    return Status;
  }
  DriverObject->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
