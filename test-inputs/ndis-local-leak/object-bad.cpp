// The object that owns memory has no destructor.

#include "../include/ndis6_protocol.h"

#define BLOCK_TAG 'lBLL'

class Block {
public:
  explicit Block(SIZE_T Size)
      : Memory(ExAllocatePoolWithTag(NonPagedPool, Size, BLOCK_TAG)) {}
  explicit operator bool() const { return Memory != nullptr; }
  void clear(SIZE_T Size) { RtlZeroMemory(Memory, Size); }

private:
  PVOID Memory;
};

static NTSTATUS Probe_Bad(SIZE_T Size) {
  Block Scratch(Size);

  if (!Scratch)
    return STATUS_INSUFFICIENT_RESOURCES;
  Scratch.clear(Size);
  return STATUS_SUCCESS; // expect: ndis-local-leak: 'Probe_Bad' returns without giving back the pool memory
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {}

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                                      PUNICODE_STRING RegistryPath) {
  DriverObject->DriverUnload = Unload;
  return Probe_Bad(256);
}
