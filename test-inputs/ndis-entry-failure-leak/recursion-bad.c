// Keys below keys: each level opens one, and closes it on the way back.

#include "../include/ndis5_protocol.h"

static NDIS_HANDLE ProtocolHandle;
static ULONG Levels;
static HANDLE Opened[4];

static NTSTATUS Visit_Bad(HANDLE Parent, ULONG Depth) {
  UNICODE_STRING Name = RTL_CONSTANT_STRING(L"Next");
  OBJECT_ATTRIBUTES Attributes;
  HANDLE Key;
  NTSTATUS Status;

  if (Depth == 0)
    return STATUS_SUCCESS;
  InitializeObjectAttributes(&Attributes, &Name,
                             OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, Parent,
                             NULL);
  Status = ZwOpenKey(&Key, KEY_READ, &Attributes);
  if (!NT_SUCCESS(Status))
    return STATUS_SUCCESS;
  Levels++;
  Opened[Depth] = Key;
  Status = Visit_Bad(Key, Depth - 1);
  if (!NT_SUCCESS(Status))
    return Status;
  if (Levels > 100)
    return STATUS_INVALID_PARAMETER;
  ZwClose(Key);
  return STATUS_SUCCESS;
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  Levels = RegistryPath->Length;
  if (!NT_SUCCESS(Visit_Bad(NULL, 3)))
    return STATUS_INVALID_PARAMETER; // expect: ndis-entry-failure-leak: 'DriverEntry' fails without giving back the handle
  DriverObject->DriverUnload = Unload;
  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars));
  return Status;
}
