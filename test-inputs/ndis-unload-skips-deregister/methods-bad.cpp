// A filter in C++ with a callout of the filtering platform and a client of
// Winsock Kernel, each in an object of its own.

#include "../include/ndis6_filter.h"

#include <fwpsk.h>
#include <wsk.h>

namespace {

class Callout {
public:
  NTSTATUS start(PDEVICE_OBJECT Device, const FWPS_CALLOUT1 &What) {
    return FwpsCalloutRegister1(Device, &What, &Id);
  }
  void stop_Bad(bool Old) {
    if (Old)
      return;
    FwpsCalloutUnregisterById(Id);
  }

private:
  UINT32 Id;
};

class Sockets {
public:
  NTSTATUS start() {
    Client.ClientContext = this;
    Client.Dispatch = &Dispatch;
    NTSTATUS Status = WskRegister(&Client, &Registration);
    Started = NT_SUCCESS(Status);
    return Status;
  }
  void stop() {
    if (!Started)
      return;
    WskDeregister(&Registration);
    Started = false;
  }

private:
  WSK_CLIENT_NPI Client;
  WSK_CLIENT_DISPATCH Dispatch;
  WSK_REGISTRATION Registration;
  bool Started;
};

struct Driver {
  NDIS_HANDLE Filter;
  PDEVICE_OBJECT Device;
  Callout Inbound;
  Sockets Client;
};

Driver TheDriver;

VOID NTAPI classify(const FWPS_INCOMING_VALUES0 *,
                    const FWPS_INCOMING_METADATA_VALUES0 *, VOID *,
                    const VOID *, const FWPS_FILTER1 *, UINT64,
                    FWPS_CLASSIFY_OUT0 *) {}

VOID NTAPI unload_Bad(PDRIVER_OBJECT DriverObject) {
  RTL_OSVERSIONINFOW Version = {sizeof(Version)};

  NdisFDeregisterFilterDriver(TheDriver.Filter);
  RtlGetVersion(&Version);
  TheDriver.Inbound.stop_Bad(Version.dwMajorVersion < 6);
  TheDriver.Client.stop();
  IoDeleteDevice(TheDriver.Device);
} // expect: ndis-unload-skips-deregister: the callout registration on this path

} // namespace

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                                      PUNICODE_STRING RegistryPath) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
  FWPS_CALLOUT1 What = {};

  NTSTATUS Status =
      IoCreateDevice(DriverObject, 0, nullptr, FILE_DEVICE_NETWORK, 0, FALSE,
                     &TheDriver.Device);
  if (!NT_SUCCESS(Status))
    return Status;
  Status = TheDriver.Client.start();
  if (NT_SUCCESS(Status)) {
    What.classifyFn = classify;
    Status = TheDriver.Inbound.start(TheDriver.Device, What);
    if (NT_SUCCESS(Status)) {
      DescribeFilter(&Chars);
      Status = NdisFRegisterFilterDriver(DriverObject, nullptr, &Chars,
                                         &TheDriver.Filter);
      if (Status == NDIS_STATUS_SUCCESS) {
        DriverObject->DriverUnload = unload_Bad;
        return STATUS_SUCCESS;
      }
      TheDriver.Inbound.stop_Bad(false);
    }
    TheDriver.Client.stop();
  }
  IoDeleteDevice(TheDriver.Device);
  return Status;
}
