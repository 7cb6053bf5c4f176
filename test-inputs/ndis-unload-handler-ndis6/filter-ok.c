// An NDIS 6 filter driver made from an intermediate driver: the handler is the
// driver object's now.

#include "../include/ndis6_filter.h"

static NDIS_HANDLE FilterHandle;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  NdisFDeregisterFilterDriver(FilterHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  DriverObject->DriverUnload = Unload_Ok;
  DescribeFilter(&Chars);
  Status = NdisFRegisterFilterDriver(DriverObject, NULL, &Chars, &FilterHandle);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  return STATUS_SUCCESS;
}
