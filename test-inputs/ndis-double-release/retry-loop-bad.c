// An event is written through a handle that is opened again when it fails.

#include "../include/ndis6_protocol.h"

static NDIS_HANDLE ProtocolDriver;

static NTSTATUS OpenKey(PHANDLE Key, PUNICODE_STRING Path) {
  OBJECT_ATTRIBUTES Attributes;

  InitializeObjectAttributes(
      &Attributes, Path, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
  return ZwOpenKey(Key, KEY_WRITE, &Attributes);
}

static NTSTATUS CountStarts_Bad(PUNICODE_STRING Path) {
  UNICODE_STRING Name = RTL_CONSTANT_STRING(L"Starts");
  ULONG One = 1, Tries = 0;
  HANDLE Key;
  NTSTATUS Status;

  do {
    Status = OpenKey(&Key, Path);
    if (!NT_SUCCESS(Status))
      return Status;
    Status = ZwSetValueKey(Key, &Name, 0, REG_DWORD, &One, sizeof(One));
    if (!NT_SUCCESS(Status))
      ZwClose(Key);
  } while (!NT_SUCCESS(Status) && ++Tries < 3);
  ZwClose(Key); // expect: ndis-double-release: the handle is released a second time
  return Status;
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisDeregisterProtocolDriver(ProtocolDriver);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Chars;

  CountStarts_Bad(RegistryPath);
  DriverObject->DriverUnload = Unload;
  DescribeProtocol(&Chars);
  return NdisRegisterProtocolDriver(NULL, &Chars, &ProtocolDriver);
}
