// A routine that fails and hands back what it has built so far, for its caller
// to free.

#include "../include/ndis5_protocol.h"

typedef struct _TABLE {
  ULONG Slots;
  PVOID Entries;
  PVOID Hash;
} TABLE, *PTABLE;

static PTABLE Table;
static NDIS_HANDLE ProtocolHandle;

static NTSTATUS BuildTable(ULONG Slots, PTABLE *Result) {
  PTABLE T;

  *Result = NULL;
  T = (PTABLE)ExAllocatePoolWithTag(PagedPool, sizeof(TABLE), 'lbaT');
  if (T == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  RtlZeroMemory(T, sizeof(TABLE));
  *Result = T;

  T->Slots = Slots;
  T->Entries = ExAllocatePoolWithTag(PagedPool, Slots * 32, 'lbaT');
  if (T->Entries == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  T->Hash = ExAllocatePoolWithTag(PagedPool, Slots * sizeof(PVOID), 'lbaT');
  if (T->Hash == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  return STATUS_SUCCESS;
}

static VOID FreeTable(PTABLE T) {
  if (T->Hash != NULL)
    ExFreePoolWithTag(T->Hash, 'lbaT');
  if (T->Entries != NULL)
    ExFreePoolWithTag(T->Entries, 'lbaT');
  ExFreePoolWithTag(T, 'lbaT');
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
  FreeTable(Table);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NTSTATUS Status;

  DriverObject->DriverUnload = Unload;
  Status = BuildTable(1024, &Table);
  if (!NT_SUCCESS(Status))
    return Status; // expect: ndis-entry-failure-leak: 'DriverEntry' fails without giving back the pool memory

  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    FreeTable(Table);
  return Status;
}
