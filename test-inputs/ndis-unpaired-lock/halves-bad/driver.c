#include "precomp.h"

static NDIS_HANDLE ProtocolDriver;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) { // expect: ndis-unpaired-lock: 'Unload_Bad' never gives back the spin lock
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
    return Status; // expect: ndis-unpaired-lock: 'DriverEntry' fails without giving back the spin lock
  }
  DriverObject->DriverUnload = Unload_Bad;
  return STATUS_SUCCESS;
}
