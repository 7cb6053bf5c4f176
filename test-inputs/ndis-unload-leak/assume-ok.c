// What the author says that an analysis may assume, in a free build.

#include "../include/ndis5_miniport.h"

static NDIS_HANDLE Packets, Buffers, Headers, Trailers;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  ULONG Flags = DriverObject->Flags;

  NT_ASSERT(Flags != 0);
  if (Flags != 0)
    NdisFreePacketPool(Packets);
  NT_ASSERTMSG("a flag is missing", (Flags & 8) != 0);
  if ((Flags & 8) != 0)
    NdisFreeBufferPool(Buffers);
  __analysis_assume(DriverObject->DeviceObject == NULL);
  if (!DriverObject->DeviceObject)
    NdisFreeBufferPool(Headers);
  _Analysis_assume_(DriverObject->FastIoDispatch == NULL);
  switch (DriverObject->Size) {
  case sizeof(*DriverObject):
    NdisFreeBufferPool(Trailers);
    break;
  default:
    __assume(0);
  }
}

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
  DriverObject->DriverUnload = Unload_Ok;
  return STATUS_SUCCESS;
}
