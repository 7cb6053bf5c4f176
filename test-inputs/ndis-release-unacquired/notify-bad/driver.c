#include "precomp.h"

static NDIS_HANDLE ProtocolHandle;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
  NotifyStop();
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  Status = NotifyStart();
  if (!NT_SUCCESS(Status))
    return Status;
  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    NotifyStop();
    return Status;
  }
  DriverObject->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
