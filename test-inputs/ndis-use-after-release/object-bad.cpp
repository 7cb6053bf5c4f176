// The object that is the driver is deleted, and asked for its handle then.

#include "../include/ndis6_filter.h"

void *operator new(size_t Size, POOL_TYPE Type) noexcept {
  return ExAllocatePoolWithTag(Type, Size, '++cS');
}
void operator delete(void *Memory) noexcept {
  ExFreePoolWithTag(Memory, '++cS');
}
void operator delete(void *Memory, size_t) noexcept {
  ExFreePoolWithTag(Memory, '++cS');
}

namespace {

class Driver {
public:
  NDIS_STATUS start(PDRIVER_OBJECT DriverObject) {
    NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
    DescribeFilter(&Chars);
    return NdisFRegisterFilterDriver(DriverObject, this, &Chars, &Filter);
  }
  NDIS_HANDLE filter() const { return Filter; } // expect: ndis-use-after-release: the pool memory is used after its release

private:
  NDIS_HANDLE Filter = nullptr;
};

Driver *TheDriver;

VOID NTAPI unload_Bad(PDRIVER_OBJECT) {
  delete TheDriver;
  NdisFDeregisterFilterDriver(TheDriver->filter());
  TheDriver = nullptr;
}

} // namespace

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                                      PUNICODE_STRING RegistryPath) {
  TheDriver = new (NonPagedPool) Driver;
  if (TheDriver == nullptr)
    return STATUS_INSUFFICIENT_RESOURCES;
  NDIS_STATUS Status = TheDriver->start(DriverObject);
  if (Status != NDIS_STATUS_SUCCESS) {
    delete TheDriver;
    return Status;
  }
  DriverObject->DriverUnload = unload_Bad;
  return STATUS_SUCCESS;
}
