// A list with one block in it, and something that is in no list.

#include "../include/ndis6_filter.h"

typedef struct _BLOCK {
  ULONG Length;
  LIST_ENTRY Link;
} BLOCK, *PBLOCK;

static LIST_ENTRY Blocks;
static PIO_WORKITEM WorkItem;
static PDEVICE_OBJECT Device;
static NDIS_HANDLE FilterDriver;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) { // expect: ndis-unload-leak: 'Unload_Bad' never gives back the work item
  NdisFDeregisterFilterDriver(FilterDriver);
  while (!IsListEmpty(&Blocks)) {
    PLIST_ENTRY Entry = RemoveHeadList(&Blocks);

    ExFreePool(CONTAINING_RECORD(Entry, BLOCK, Link));
  }
  IoDeleteDevice(Device);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
  NTSTATUS Status;
  PBLOCK Block;

  InitializeListHead(&Blocks);
  Status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_NETWORK, 0, FALSE,
                          &Device);
  if (!NT_SUCCESS(Status))
    return Status;
  WorkItem = IoAllocateWorkItem(Device);
  if (WorkItem == NULL) {
    IoDeleteDevice(Device);
    return STATUS_INSUFFICIENT_RESOURCES;
  }
  DescribeFilter(&Chars);
  Status = NdisFRegisterFilterDriver(DriverObject, NULL, &Chars, &FilterDriver);
  if (Status != NDIS_STATUS_SUCCESS) {
    IoFreeWorkItem(WorkItem);
    IoDeleteDevice(Device);
    return Status;
  }
  Block = (PBLOCK)ExAllocatePoolWithTag(NonPagedPool, sizeof(BLOCK), 'kclB');
  if (Block != NULL)
    InsertTailList(&Blocks, &Block->Link);
  DriverObject->DriverUnload = Unload_Bad;
  return STATUS_SUCCESS;
}
