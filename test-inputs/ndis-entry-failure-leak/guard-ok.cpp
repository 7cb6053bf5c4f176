// A guard that calls a routine at the end of its scope, unless it is told not
// to.

#include "../include/ndis6_protocol.h"

#include <netioddk.h>

namespace {

template <void (*Undo)()> class Guard {
public:
  Guard() = default;
  ~Guard() {
    if (Armed)
      Undo();
  }
  Guard(const Guard &) = delete;
  Guard &operator=(const Guard &) = delete;
  void disarm() { Armed = false; }

private:
  bool Armed = true;
};

NDIS_HANDLE ProtocolDriver;
HANDLE NmrProvider;
PVOID Statistics;
NPI_PROVIDER_CHARACTERISTICS Provider;

void freeStatistics() { ExFreePoolWithTag(Statistics, 'tatS'); }

void deregisterProvider() {
  if (NmrDeregisterProvider(NmrProvider) == STATUS_PENDING)
    NmrWaitForProviderDeregisterComplete(NmrProvider);
}

VOID NTAPI unload(PDRIVER_OBJECT) {
  NdisDeregisterProtocolDriver(ProtocolDriver);
  deregisterProvider();
  freeStatistics();
}

} // namespace

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                                      PUNICODE_STRING RegistryPath) {
  Statistics = ExAllocatePoolWithTag(NonPagedPool, 4096, 'tatS');
  if (Statistics == nullptr)
    return STATUS_INSUFFICIENT_RESOURCES;
  Guard<freeStatistics> Memory;

  NTSTATUS Status = NmrRegisterProvider(&Provider, nullptr, &NmrProvider);
  if (!NT_SUCCESS(Status))
    return Status;
  Guard<deregisterProvider> Registrar;

  NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Chars;
  DescribeProtocol(&Chars);
  Status = NdisRegisterProtocolDriver(nullptr, &Chars, &ProtocolDriver);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  DriverObject->DriverUnload = unload;
  Registrar.disarm();
  Memory.disarm();
  return STATUS_SUCCESS;
}
