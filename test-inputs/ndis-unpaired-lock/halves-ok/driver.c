#include "precomp.h"

static NDIS_HANDLE ProtocolDriver;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  NdisDeregisterProtocolDriver(ProtocolDriver);
  ReceiveStop();
  SendStop();
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  SendStart();
  ReceiveStart();
  DescribeProtocol(&Chars);
  Status = NdisRegisterProtocolDriver(NULL, &Chars, &ProtocolDriver);
  if (Status != NDIS_STATUS_SUCCESS) {
    ReceiveStop();
    SendStop();
    return Status;
  }
  DriverObject->DriverUnload = Unload_Ok;
  return STATUS_SUCCESS;
}
