// What goes into a list, or to the system, is handed on.

#include "../include/ndis6_protocol.h"

#define ENTRY_TAG 'nELL'

typedef struct _ENTRY {
  LIST_ENTRY Link;
  ULONG Number;
} ENTRY, *PENTRY;

static LIST_ENTRY Entries;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  while (!IsListEmpty(&Entries)) {
    PLIST_ENTRY Link = RemoveHeadList(&Entries);

    ExFreePoolWithTag(CONTAINING_RECORD(Link, ENTRY, Link), ENTRY_TAG);
  }
}

static NTSTATUS Add_Ok(ULONG Number) {
  PENTRY Entry =
      (PENTRY)ExAllocatePoolWithTag(NonPagedPool, sizeof(ENTRY), ENTRY_TAG);

  if (Entry == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  Entry->Number = Number;
  InsertTailList(&Entries, &Entry->Link);
  return STATUS_SUCCESS;
}

static VOID NTAPI Work(PDEVICE_OBJECT Device, PVOID Context) {
  ExFreePoolWithTag(Context, ENTRY_TAG);
}

static VOID Queue_Ok(PIO_WORKITEM Item) {
  PVOID Context = ExAllocatePoolWithTag(NonPagedPool, 16, ENTRY_TAG);

  if (Context != NULL)
    IoQueueWorkItem(Item, Work, DelayedWorkQueue, Context);
}

static PIO_WORKITEM Worker;

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  DriverObject->DriverUnload = Unload;
  InitializeListHead(&Entries);
  if (Worker != NULL)
    Queue_Ok(Worker);
  return Add_Ok(1);
}
