// An NDIS 6 filter driver made from an intermediate driver, with what
// registered the handler there.

#include "../include/ndis6_filter.h"

static NDIS_HANDLE FilterHandle;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  NdisFDeregisterFilterDriver(FilterHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  DescribeFilter(&Chars);
  Status = NdisFRegisterFilterDriver(DriverObject, NULL, &Chars, &FilterHandle);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisMRegisterUnloadHandler(FilterHandle, Unload_Bad); // expect: ndis-unload-handler-ndis6: is called in an NDIS 6 driver
  return STATUS_SUCCESS;
}
