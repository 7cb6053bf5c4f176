// Memory of a list of the driver's own making, head and one element behind it.

#include "../include/ndis5_protocol.h"

typedef struct _NODE {
  struct _NODE *Next;
  ULONG Key;
} NODE, *PNODE;

static PNODE Head;
static NDIS_HANDLE ProtocolHandle;

static PNODE CreateNode(ULONG Key, PNODE Next) {
  PNODE Node = (PNODE)ExAllocatePoolWithTag(NonPagedPool, sizeof(NODE), 'edoN');

  if (Node != NULL) {
    Node->Key = Key;
    Node->Next = Next;
  }
  return Node;
}

static VOID FreeNodes_Bad(VOID) {
  while (Head != NULL) {
    ExFreePoolWithTag(Head, 'edoN');
    Head = Head->Next; // expect: ndis-use-after-release: the pool memory is used after its release
  }
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
  FreeNodes_Bad();
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;
  PNODE First;

  First = CreateNode(1, NULL);
  if (First == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  Head = CreateNode(2, First);
  if (Head == NULL) {
    ExFreePoolWithTag(First, 'edoN');
    return STATUS_INSUFFICIENT_RESOURCES;
  }
  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    FreeNodes_Bad();
    return Status;
  }
  DriverObject->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
