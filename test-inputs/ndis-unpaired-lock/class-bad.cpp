// A lock in an object, freed by the routine that its members know.

#include "../include/ndis5_miniport.h"

namespace {

class SpinLock {
public:
  void initialize() { NdisAllocateSpinLock(&Lock); }
  void free() { NdisFreeSpinLock(&Lock); }
  void acquire() { NdisAcquireSpinLock(&Lock); }
  void release() { NdisReleaseSpinLock(&Lock); } // expect: ndis-spin-lock: 'this->Lock' is released, but is not held on this path

private:
  NDIS_SPIN_LOCK Lock;
};

class Registry {
public:
  void open() {
    First.initialize();
    Second.initialize();
  }
  void close_Bad() {
    First.free();
    Second.release();
  }
  void count() {
    First.acquire();
    ++Adapters;
    First.release();
  }

private:
  SpinLock First;
  SpinLock Second;
  ULONG Adapters;
};

Registry TheRegistry;

VOID NTAPI unload(PDRIVER_OBJECT) { // expect: ndis-unpaired-lock: 'unload' never gives back the spin lock
  TheRegistry.close_Bad();
}

} // namespace

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                                      PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, nullptr);
  DescribeMiniport(&Chars);
  NDIS_STATUS Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(Wrapper, nullptr);
    return Status;
  }
  // What NDIS calls before this is done finds no adapter.
  TheRegistry.open();
  TheRegistry.count();
  NdisMRegisterUnloadHandler(Wrapper, unload);
  return STATUS_SUCCESS;
}
