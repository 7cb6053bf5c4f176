// An NDIS 5 miniport in C++. A flag of the object is set whether or not the
// pool is there.

#include "../include/ndis5_miniport.h"

namespace {

class ReceivePool {
public:
  NDIS_STATUS create(UINT Packets) {
    NDIS_STATUS Status;
    NdisAllocatePacketPoolEx(&Status, &Pool, Packets, Packets,
                             PROTOCOL_RESERVED_SIZE_IN_PACKET);
    Created = Status == NDIS_STATUS_SUCCESS;
    return Status;
  }
  void destroy() {
    if (!Created)
      return;
    NdisFreePacketPool(Pool);
    Created = false;
  }

private:
  NDIS_HANDLE Pool;
  bool Created;
};

struct Driver {
  NDIS_HANDLE Wrapper;
  ReceivePool Receive;
};

Driver TheDriver;

VOID NTAPI unload(PDRIVER_OBJECT) { TheDriver.Receive.destroy(); }

} // namespace

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                                      PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;

  NdisMInitializeWrapper(&TheDriver.Wrapper, DriverObject, RegistryPath,
                         nullptr);
  NDIS_STATUS Status = TheDriver.Receive.create(64);
  if (Status == NDIS_STATUS_SUCCESS) {
    DescribeMiniport(&Chars);
    Status = NdisMRegisterMiniport(TheDriver.Wrapper, &Chars, sizeof(Chars));
  }
  if (Status != NDIS_STATUS_SUCCESS) {
    TheDriver.Receive.destroy();
    NdisTerminateWrapper(TheDriver.Wrapper, nullptr);
    return Status;
  }
  NdisMRegisterUnloadHandler(TheDriver.Wrapper, unload);
  return STATUS_SUCCESS;
}
