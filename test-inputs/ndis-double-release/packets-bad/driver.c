#include "precomp.h"

static PREPARED Prepared;
static NDIS_HANDLE ProtocolHandle;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
  NdisFreePacket(Prepared.Packet); // note: the packet is released here
  FreePackets(&Prepared);
  FreePools(&Prepared);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  Status = Prepare(&Prepared);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    FreePackets(&Prepared);
    FreePools(&Prepared);
    return Status;
  }
  DriverObject->DriverUnload = Unload_Bad;
  return STATUS_SUCCESS;
}
