// A guard that undoes at the end of its scope, unless it is told not to.

#include "../include/ndis6_protocol.h"

#include <netioddk.h>

namespace {

template <typename Undo> class Guard {
public:
  explicit Guard(Undo Do) : Do(Do) {}
  ~Guard() {
    if (Armed)
      Do();
  }
  Guard(const Guard &) = delete;
  Guard &operator=(const Guard &) = delete;
  void disarm() { Armed = false; }

private:
  Undo Do;
  bool Armed = true;
};

NDIS_HANDLE ProtocolDriver;
HANDLE NmrProvider;
PVOID Statistics;
NPI_PROVIDER_CHARACTERISTICS Provider;

VOID NTAPI unload(PDRIVER_OBJECT) {
  NdisDeregisterProtocolDriver(ProtocolDriver);
  if (NmrDeregisterProvider(NmrProvider) == STATUS_PENDING)
    NmrWaitForProviderDeregisterComplete(NmrProvider);
  ExFreePoolWithTag(Statistics, 'tatS');
}

} // namespace

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                                      PUNICODE_STRING RegistryPath) {
  Statistics = ExAllocatePoolWithTag(NonPagedPool, 4096, 'tatS');
  if (Statistics == nullptr)
    return STATUS_INSUFFICIENT_RESOURCES;
  auto FreeStatistics = [] { ExFreePoolWithTag(Statistics, 'tatS'); };
  Guard<decltype(FreeStatistics)> Memory(FreeStatistics);

  NTSTATUS Status = NmrRegisterProvider(&Provider, nullptr, &NmrProvider);
  if (!NT_SUCCESS(Status))
    return Status;
  Memory.disarm();
  auto Deregister = [] {
    if (NmrDeregisterProvider(NmrProvider) == STATUS_PENDING)
      NmrWaitForProviderDeregisterComplete(NmrProvider);
  };
  Guard<decltype(Deregister)> Registrar(Deregister);

  NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Chars;
  DescribeProtocol(&Chars);
  Status = NdisRegisterProtocolDriver(nullptr, &Chars, &ProtocolDriver);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status; // expect: ndis-entry-failure-leak: 'DriverEntry' fails without giving back the pool memory

  DriverObject->DriverUnload = unload;
  Registrar.disarm();
  return STATUS_SUCCESS;
}
