// Members of a class hold what may be nothing.

#include "../include/ndis6_protocol.h"

namespace {

class Frames {
public:
  bool open();
  void close() {
    NdisFreeNetBufferList(Probe);
    NdisFreeNetBufferListPool(Pool);
  }

private:
  NDIS_HANDLE Pool;
  PNET_BUFFER_LIST Probe;
};

bool Frames::open() {
  NET_BUFFER_LIST_POOL_PARAMETERS P;

  NdisZeroMemory(&P, sizeof(P));
  P.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
  P.Header.Revision = NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
  P.Header.Size = sizeof(P);
  P.fAllocateNetBuffer = TRUE;
  P.PoolTag = 'lbNS';
  Pool = NdisAllocateNetBufferListPool(nullptr, &P); // expect: ndis-unchecked-status: the net buffer list pool
  Probe = NdisAllocateNetBufferList(Pool, 0, 0); // expect: ndis-unchecked-status: the net buffer list is used
  Probe->SourceHandle = Pool;
  return true;
}

Frames Ours;

VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) { Ours.close(); }

} // namespace

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                                      PUNICODE_STRING RegistryPath) {
  DriverObject->DriverUnload = Unload;
  return Ours.open() ? STATUS_SUCCESS : STATUS_INSUFFICIENT_RESOURCES;
}
