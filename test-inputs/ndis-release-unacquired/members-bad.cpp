// Members that are taken one after the other, and a destructor that gives back
// all of them.

#include "../include/ndis6_protocol.h"

namespace {

class Pools {
public:
  explicit Pools(ULONG Bytes) {
    Table = NdisAllocateGenericObject(nullptr, 'bjOS', 0);
    if (Table == nullptr)
      return;
    PHYSICAL_ADDRESS Where;
    Where.QuadPart = 0xFED00000;
    Clock = MmMapIoSpace(Where, Bytes, MmNonCached);
  }
  ~Pools() {
    MmUnmapIoSpace(Clock, PAGE_SIZE); // expect: ndis-release-unacquired: the mapped I/O space is released although its acquisition failed
    if (Table != nullptr)
      NdisFreeGenericObject(static_cast<PNDIS_GENERIC_OBJECT>(Table));
  }
  Pools(const Pools &) = delete;
  Pools &operator=(const Pools &) = delete;

  bool valid() const { return Clock != nullptr; }

private:
  PVOID Table = nullptr;
  PVOID Clock = nullptr;
};

NDIS_HANDLE ProtocolDriver;

bool measure() {
  Pools Temporary(PAGE_SIZE);
  return Temporary.valid();
}

VOID NTAPI unload(PDRIVER_OBJECT) {
  NdisDeregisterProtocolDriver(ProtocolDriver);
}

} // namespace

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                                      PUNICODE_STRING RegistryPath) {
  if (!measure())
    return STATUS_DEVICE_CONFIGURATION_ERROR;
  NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Chars;
  DescribeProtocol(&Chars);
  DriverObject->DriverUnload = unload;
  return NdisRegisterProtocolDriver(nullptr, &Chars, &ProtocolDriver);
}
