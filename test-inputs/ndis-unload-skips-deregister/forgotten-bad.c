// An NDIS 6 filter that writes events. On the way down it thinks of the small
// things.

#include "../include/ndis6_filter.h"

static const GUID ProviderId = {
    0x2f4a7a5e,
    0x61c8,
    0x4e4b,
    {0x8a, 0x31, 0x0d, 0x9f, 0x5a, 0x41, 0x7e, 0x22}};

static NDIS_HANDLE FilterDriver;
static REGHANDLE EventProvider;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) { // expect: ndis-unload-skips-deregister: 'Unload_Bad' never gives back the filter driver registration
  if (EventProvider != 0) {
    EtwUnregister(EventProvider);
    EventProvider = 0;
  }
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  // Without the events the filter works as well.
  if (!NT_SUCCESS(EtwRegister(&ProviderId, NULL, NULL, &EventProvider)))
    EventProvider = 0;

  DescribeFilter(&Chars);
  Status = NdisFRegisterFilterDriver(DriverObject, NULL, &Chars, &FilterDriver);
  if (Status != NDIS_STATUS_SUCCESS) {
    if (EventProvider != 0)
      EtwUnregister(EventProvider);
    return Status;
  }
  DriverObject->DriverUnload = Unload_Bad;
  return STATUS_SUCCESS;
}
