// A protocol driver that keeps all it has in one structure from pool, zeroed
// at first, and releases what is not null there.

#include "../include/ndis5_protocol.h"

typedef struct _STATION {
  NDIS_HANDLE Protocol;
  PVOID Ring;
  PMDL RingMdl;
  PIRP Irp;
  PVOID Scratch;
} STATION, *PSTATION;

static PSTATION Station;

static VOID FreeStation_Ok(PSTATION C) {
  if (C->Irp != NULL)
    IoFreeIrp(C->Irp);
  if (C->RingMdl != NULL)
    IoFreeMdl(C->RingMdl);
  if (C->Ring != NULL)
    MmFreeContiguousMemory(C->Ring);
  if (C->Scratch != NULL)
    MmFreeNonCachedMemory(C->Scratch, PAGE_SIZE);
  ExFreePool(C);
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, Station->Protocol);
  FreeStation_Ok(Station);
  Station = NULL;
}

static NTSTATUS FillStation(PSTATION C) {
  PHYSICAL_ADDRESS Highest;

  Highest.QuadPart = -1;
  C->Ring = MmAllocateContiguousMemory(16 * PAGE_SIZE, Highest);
  if (C->Ring == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  C->RingMdl = IoAllocateMdl(C->Ring, 16 * PAGE_SIZE, FALSE, FALSE, NULL);
  if (C->RingMdl == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  MmBuildMdlForNonPagedPool(C->RingMdl);
  C->Irp = IoAllocateIrp(2, FALSE);
  if (C->Irp == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  C->Scratch = MmAllocateNonCachedMemory(PAGE_SIZE);
  return C->Scratch != NULL ? STATUS_SUCCESS : STATUS_INSUFFICIENT_RESOURCES;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NTSTATUS Status;

  Station =
      (PSTATION)ExAllocatePoolWithTag(NonPagedPool, sizeof(STATION), 'tatS');
  if (Station == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  RtlZeroMemory(Station, sizeof(STATION));

  Status = FillStation(Station);
  if (NT_SUCCESS(Status)) {
    DescribeProtocol(&Chars);
    NdisRegisterProtocol(&Status, &Station->Protocol, &Chars, sizeof(Chars));
  }
  if (Status != STATUS_SUCCESS) {
    FreeStation_Ok(Station);
    return Status;
  }
  DriverObject->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
