// A protocol driver that nobody can unload: its entry routine tail-calls what
// registers it, and leaves the driver object alone.

#include "../include/ndis5_protocol.h"

static NDIS_HANDLE ProtocolHandle;

static NDIS_STATUS RegisterProtocol(VOID) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars)); // note: protocol
  return Status;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, // expect: ndis-unload-handler-missing: succeeds holding the protocol registration
                           PUNICODE_STRING RegistryPath) {
  return RegisterProtocol();
}
