// All that fails leaves the block; what follows it looks at the status.

#include "../include/ndis5_protocol.h"

typedef struct _WATCHER {
  PVOID Callback;
  PCALLBACK_OBJECT Object;
  HANDLE Log;
  HANDLE Event;
} WATCHER;

static WATCHER Watcher;
static NDIS_HANDLE ProtocolHandle;

static VOID NTAPI TimeChanged(PVOID Context, PVOID A1, PVOID A2) {}

static VOID StopWatching(VOID) {
  if (Watcher.Callback != NULL)
    ExUnregisterCallback(Watcher.Callback);
  if (Watcher.Object != NULL)
    ObDereferenceObject(Watcher.Object);
  if (Watcher.Log != NULL)
    ZwClose(Watcher.Log);
  RtlZeroMemory(&Watcher, sizeof(Watcher));
}

static NTSTATUS OpenLog(PHANDLE Log) {
  UNICODE_STRING Name = RTL_CONSTANT_STRING(L"\\SystemRoot\\sample.log");
  OBJECT_ATTRIBUTES Attributes;
  IO_STATUS_BLOCK Io;

  InitializeObjectAttributes(
      &Attributes, &Name, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
  return ZwCreateFile(Log, FILE_APPEND_DATA | SYNCHRONIZE, &Attributes, &Io,
                      NULL, FILE_ATTRIBUTE_NORMAL, FILE_SHARE_READ,
                      FILE_OPEN_IF, FILE_SYNCHRONOUS_IO_NONALERT, NULL, 0);
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
  StopWatching();
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  OBJECT_ATTRIBUTES Attributes;
  UNICODE_STRING Name = RTL_CONSTANT_STRING(L"\\Callback\\SetSystemTime");
  NTSTATUS Status;

  DriverObject->DriverUnload = Unload;
  __try {
    Status = OpenLog(&Watcher.Log);
    if (!NT_SUCCESS(Status)) {
      Watcher.Log = NULL;
      __leave;
    }
    InitializeObjectAttributes(&Attributes, &Name, OBJ_CASE_INSENSITIVE, NULL,
                               NULL);
    Status = ExCreateCallback(&Watcher.Object, &Attributes, FALSE, TRUE);
    if (!NT_SUCCESS(Status)) {
      RtlZeroMemory(&Watcher, sizeof(Watcher));
      __leave;
    }
    Watcher.Callback = ExRegisterCallback(Watcher.Object, TimeChanged, NULL);
    if (Watcher.Callback == NULL) {
      Status = STATUS_INSUFFICIENT_RESOURCES;
      __leave;
    }
    DescribeProtocol(&Chars);
    NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars));
  } __finally {
    if (Status != STATUS_SUCCESS)
      StopWatching();
  }
  return Status; // expect: ndis-entry-failure-leak: 'DriverEntry' fails without giving back the handle
}
