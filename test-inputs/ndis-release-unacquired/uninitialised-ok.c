// A local handle that only one of two ways sets.

#include "../include/ndis6_protocol.h"

static NDIS_HANDLE ProtocolDriver;
static ULONG Priority;

static VOID ReadPriority_Ok(PUNICODE_STRING Path) {
  UNICODE_STRING Name = RTL_CONSTANT_STRING(L"Priority");
  OBJECT_ATTRIBUTES Attributes;
  KEY_VALUE_PARTIAL_INFORMATION Value;
  ULONG Length;
  HANDLE Key = NULL;

  if (Path != NULL && Path->Length != 0) {
    InitializeObjectAttributes(&Attributes, Path,
                               OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL,
                               NULL);
    if (!NT_SUCCESS(ZwOpenKey(&Key, KEY_READ, &Attributes)))
      return;
    if (NT_SUCCESS(ZwQueryValueKey(Key, &Name, KeyValuePartialInformation,
                                   &Value, sizeof(Value), &Length)))
      Priority = Value.Data[0];
  }
  if (Key != NULL)
    ZwClose(Key);
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisDeregisterProtocolDriver(ProtocolDriver);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Chars;

  ReadPriority_Ok(RegistryPath);
  DriverObject->DriverUnload = Unload;
  DescribeProtocol(&Chars);
  return NdisRegisterProtocolDriver(NULL, &Chars, &ProtocolDriver);
}
