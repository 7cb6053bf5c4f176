// A filter with a callout and a registry callback. The numbers that tell these
// are zero until they are there; the test of one of them is the wrong way
// round.

#include "../include/ndis6_filter.h"

#include <fwpsk.h>

typedef struct _DRIVER {
  NDIS_HANDLE Filter;
  PDEVICE_OBJECT Device;
  UINT32 Callout;
  LARGE_INTEGER Cookie;
} DRIVER;

static DRIVER Driver;

static VOID NTAPI Classify(const FWPS_INCOMING_VALUES0 *Values,
                           const FWPS_INCOMING_METADATA_VALUES0 *Metadata,
                           VOID *LayerData, const VOID *Context,
                           const FWPS_FILTER1 *Filter, UINT64 Flow,
                           FWPS_CLASSIFY_OUT0 *Result) {}

static NTSTATUS NTAPI Changed(PVOID Context, PVOID Kind, PVOID What) {
  return STATUS_SUCCESS;
}

static VOID Stop(VOID) {
  if (Driver.Cookie.QuadPart != 0)
    CmUnRegisterCallback(Driver.Cookie);
  if (Driver.Callout == 0)
    FwpsCalloutUnregisterById(Driver.Callout);
  if (Driver.Device)
    IoDeleteDevice(Driver.Device);
}

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) { // expect: ndis-unload-skips-deregister: 'Unload_Bad' never gives back the callout registration
  NdisFDeregisterFilterDriver(Driver.Filter);
  Stop();
}

static NTSTATUS Start(PDRIVER_OBJECT DriverObject) {
  FWPS_CALLOUT1 What = {0};
  NTSTATUS Status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_NETWORK,
                                   0, FALSE, &Driver.Device);
  if (!NT_SUCCESS(Status))
    return Status;
  What.classifyFn = Classify;
  Status = FwpsCalloutRegister1(Driver.Device, &What, &Driver.Callout);
  if (!NT_SUCCESS(Status))
    return Status;
  return CmRegisterCallback(Changed, &Driver, &Driver.Cookie);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
  NTSTATUS Status = Start(DriverObject);

  if (NT_SUCCESS(Status)) {
    DescribeFilter(&Chars);
    Status =
        NdisFRegisterFilterDriver(DriverObject, NULL, &Chars, &Driver.Filter);
    if (Status == NDIS_STATUS_SUCCESS) {
      DriverObject->DriverUnload = Unload_Bad;
      return STATUS_SUCCESS;
    }
  }
  Stop();
  return Status; // expect: ndis-entry-failure-leak: the callout registration
}
