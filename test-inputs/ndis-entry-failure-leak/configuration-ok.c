// Settings are read while the driver comes up. Their handle is a matter of one
// routine, and that one leaves early.

#include "../include/ndis5_protocol.h"

static NDIS_HANDLE ProtocolHandle;
static ULONG Depth = 16;
static PVOID Queue;

static NDIS_STATUS ReadSettings_Ok(PUNICODE_STRING Path) {
  NDIS_STRING Keyword = NDIS_STRING_CONST("QueueDepth");
  PNDIS_CONFIGURATION_PARAMETER Value;
  NDIS_HANDLE Configuration;
  NDIS_STATUS Status;

  NdisOpenProtocolConfiguration(&Status, &Configuration, Path);
  if (Status != NDIS_STATUS_SUCCESS)
    return NDIS_STATUS_SUCCESS;
  NdisReadConfiguration(&Status, &Value, Configuration, &Keyword,
                        NdisParameterInteger);
  if (Status == NDIS_STATUS_SUCCESS) {
    Depth = Value->ParameterData.IntegerData;
    if (Depth > 1024) {
      NdisCloseConfiguration(Configuration);
      return NDIS_STATUS_INVALID_DATA;
    }
  }
  NdisCloseConfiguration(Configuration);
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
  NdisFreeMemory(Queue, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  DriverObject->DriverUnload = Unload;
  Status = ReadSettings_Ok(RegistryPath);
  if (Status != NDIS_STATUS_SUCCESS)
    return STATUS_UNSUCCESSFUL;

  Status = NdisAllocateMemoryWithTag(&Queue, Depth * 64, 'euQS');
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    NdisFreeMemory(Queue, 0, 0);
  return Status;
}
