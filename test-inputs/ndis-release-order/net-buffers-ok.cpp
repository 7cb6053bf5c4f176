// A member routine frees what came from the pool before it closes that.

#include "../include/ndis6_protocol.h"

class Frames {
public:
  bool open();
  void close();

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
  Pool = NdisAllocateNetBufferListPool(nullptr, &P);
  if (!Pool)
    return false;
  Probe = NdisAllocateNetBufferList(Pool, 0, 0);
  if (Probe)
    return true;
  NdisFreeNetBufferListPool(Pool);
  return false;
}

void Frames::close() {
  NdisFreeNetBufferList(Probe);
  NdisFreeNetBufferListPool(Pool);
}

static Frames Ours;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) { Ours.close(); }

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                                      PUNICODE_STRING RegistryPath) {
  DriverObject->DriverUnload = Unload;
  return Ours.open() ? STATUS_SUCCESS : STATUS_INSUFFICIENT_RESOURCES;
}
