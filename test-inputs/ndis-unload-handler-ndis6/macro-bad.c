// An NDIS 6 protocol driver that hides its registrations behind macros.

#include "../include/ndis6_protocol.h"

#define REGISTER_UNLOAD(Handle, Routine)                                       \
  NdisMRegisterUnloadHandler((Handle), (Routine))

static NDIS_HANDLE ProtocolHandle;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  if (ProtocolHandle != NULL) {
    NdisDeregisterProtocolDriver(ProtocolHandle);
    ProtocolHandle = NULL;
  }
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  DescribeProtocol(&Chars);
  Status = NdisRegisterProtocolDriver(NULL, &Chars, &ProtocolHandle);
  if (Status != NDIS_STATUS_SUCCESS)
    goto Exit;
  REGISTER_UNLOAD(ProtocolHandle, Unload_Bad); // expect: ndis-unload-handler-ndis6: is called in an NDIS 6 driver
  DbgPrint("started\n");

Exit:
  return Status;
}
