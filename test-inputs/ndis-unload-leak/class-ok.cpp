// A protocol driver in C++. The one object that is the driver lives in pool;
// its destructor gives back what its members are.

#include "../include/ndis6_protocol.h"

void *operator new(size_t Size, POOL_TYPE Type) noexcept {
  return ExAllocatePoolWithTag(Type, Size, '++cS');
}
void operator delete(void *Memory) noexcept { ExFreePool(Memory); }
void operator delete(void *Memory, size_t) noexcept { ExFreePool(Memory); }

namespace {

class Driver {
public:
  NTSTATUS start() {
    Status = ExInitializeResourceLite(&Bindings);
    if (!NT_SUCCESS(Status))
      return Status;
    Rundown = ExAllocateCacheAwareRundownProtection(NonPagedPool, '++cS');
    if (Rundown == nullptr) {
      ExDeleteResourceLite(&Bindings);
      Status = STATUS_INSUFFICIENT_RESOURCES;
      return Status;
    }
    NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Chars;
    DescribeProtocol(&Chars);
    Status = NdisRegisterProtocolDriver(this, &Chars, &Protocol);
    if (Status != NDIS_STATUS_SUCCESS) {
      ExFreeCacheAwareRundownProtection(Rundown);
      ExDeleteResourceLite(&Bindings);
    }
    return Status;
  }

  ~Driver() {
    if (Status != STATUS_SUCCESS)
      return;
    NdisDeregisterProtocolDriver(Protocol);
    ExFreeCacheAwareRundownProtection(Rundown);
    ExDeleteResourceLite(&Bindings);
  }

private:
  NTSTATUS Status = STATUS_UNSUCCESSFUL;
  NDIS_HANDLE Protocol = nullptr;
  ERESOURCE Bindings;
  PEX_RUNDOWN_REF_CACHE_AWARE Rundown = nullptr;
};

Driver *TheDriver;

VOID NTAPI unload_Ok(PDRIVER_OBJECT) {
  delete TheDriver;
  TheDriver = nullptr;
}

} // namespace

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                                      PUNICODE_STRING RegistryPath) {
  TheDriver = new (NonPagedPool) Driver;
  if (TheDriver == nullptr)
    return STATUS_INSUFFICIENT_RESOURCES;
  NTSTATUS Status = TheDriver->start();
  if (Status != STATUS_SUCCESS) {
    delete TheDriver;
    return Status;
  }
  DriverObject->DriverUnload = unload_Ok;
  return STATUS_SUCCESS;
}
