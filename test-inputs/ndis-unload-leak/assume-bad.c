// What the author says that an analysis may assume, that has nothing to do with
// what is given back.

#include "../include/ndis5_miniport.h"

static NDIS_HANDLE Packets, Buffers, Headers, Trailers;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  ULONG Flags = DriverObject->Flags;

  NT_ASSERT(Flags != 1);
  if (Flags != 0)
    NdisFreePacketPool(Packets);
  NT_ASSERTMSG("a flag is missing", (Flags & 8) != 0);
  if ((Flags & 8) != 0)
    NdisFreeBufferPool(Buffers);
  if (!DriverObject->DeviceObject)
    NdisFreeBufferPool(Headers);
  _Analysis_assume_(DriverObject->DeviceObject != DriverObject->DriverStart);
  switch (DriverObject->Size) {
  case sizeof(*DriverObject):
    NdisFreeBufferPool(Trailers);
    break;
  default:
    break;
  }
} // expect: ndis-unload-leak: 'Unload_Bad' returns without giving back the buffer pool on this path

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_STATUS Status;

  NdisAllocatePacketPool(&Status, &Packets, 8, 16);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisAllocateBufferPool(&Status, &Buffers, 8);
  NT_ASSERT(Status == NDIS_STATUS_SUCCESS);
  NdisAllocateBufferPool(&Status, &Headers, 8);
  NT_ASSERT(Status == NDIS_STATUS_SUCCESS);
  NdisAllocateBufferPool(&Status, &Trailers, 8);
  NT_ASSERT(Status == NDIS_STATUS_SUCCESS);
  DriverObject->DriverUnload = Unload_Bad;
  return STATUS_SUCCESS;
}
