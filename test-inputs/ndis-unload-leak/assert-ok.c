// A driver built for debugging: where an assertion fails, nothing goes on.

#define DBG 1

#include "../include/ndis5_miniport.h"

static NDIS_HANDLE Packets, Buffers;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  KIRQL Irql = KeGetCurrentIrql();

  ASSERT(Irql == PASSIVE_LEVEL);
  if (Irql == PASSIVE_LEVEL)
    NdisFreePacketPool(Packets);
  NT_ASSERT(DriverObject->Flags != 0);
  if (DriverObject->Flags != 0)
    NdisFreeBufferPool(Buffers);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_STATUS Status;

  NdisAllocatePacketPool(&Status, &Packets, 8, 16);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisAllocateBufferPool(&Status, &Buffers, 8);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreePacketPool(Packets);
    return Status;
  }
  DriverObject->DriverUnload = Unload_Ok;
  return STATUS_SUCCESS;
}
