// Lists and strings in the elements of an array.

#include "../include/ndis6_filter.h"

typedef struct _CLASS {
  PAGED_LOOKASIDE_LIST Entries;
  UNICODE_STRING Name;
} CLASS, *PCLASS;

static CLASS Classes[2];
static NDIS_HANDLE FilterDriver;

static NTSTATUS SetUp(PCLASS Class, PCWSTR Name) {
  if (!RtlCreateUnicodeString(&Class->Name, Name))
    return STATUS_INSUFFICIENT_RESOURCES;
  ExInitializePagedLookasideList(&Class->Entries, NULL, NULL, 0, 128, 'salC',
                                 0);
  return STATUS_SUCCESS;
}

static VOID TearDown(PCLASS Class) {
  ExDeletePagedLookasideList(&Class->Entries);
  RtlFreeUnicodeString(&Class->Name);
}

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  NdisFDeregisterFilterDriver(FilterDriver);
  TearDown(&Classes[0]);
  if (DriverObject->HardwareDatabase == NULL)
    return; // expect: ndis-unload-leak: the lookaside list on this path // expect: ndis-unload-leak: the pool memory on this path
  TearDown(&Classes[1]);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
  NTSTATUS Status;

  Status = SetUp(&Classes[0], L"voice");
  if (!NT_SUCCESS(Status))
    return Status;
  Status = SetUp(&Classes[1], L"bulk");
  if (!NT_SUCCESS(Status)) {
    TearDown(&Classes[0]);
    return Status;
  }
  DescribeFilter(&Chars);
  Status = NdisFRegisterFilterDriver(DriverObject, NULL, &Chars, &FilterDriver);
  if (Status != NDIS_STATUS_SUCCESS) {
    TearDown(&Classes[1]);
    TearDown(&Classes[0]);
    return Status;
  }
  DriverObject->DriverUnload = Unload_Bad;
  return STATUS_SUCCESS;
}
