// Settings of two kinds. One case falls into the next one.

#include "../include/ndis5_protocol.h"

static NDIS_HANDLE ProtocolHandle;
static ULONG Mode;

static NDIS_STATUS ReadMode_Bad(PUNICODE_STRING Path) {
  NDIS_STRING Keyword = NDIS_STRING_CONST("Mode");
  PNDIS_CONFIGURATION_PARAMETER Value;
  NDIS_HANDLE Configuration;
  NDIS_STATUS Status;

  NdisOpenProtocolConfiguration(&Status, &Configuration, Path);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisReadConfiguration(&Status, &Value, Configuration, &Keyword,
                        NdisParameterInteger);
  if (Status == NDIS_STATUS_SUCCESS)
    Mode = Value->ParameterData.IntegerData;
  else
    Mode = 0;

  switch (Mode) {
  case 1:
    NdisCloseConfiguration(Configuration);
    // Fall through.
  case 2:
    NdisCloseConfiguration(Configuration); // expect: ndis-double-release: the configuration handle is released a second time
    return NDIS_STATUS_SUCCESS;
  default:
    NdisCloseConfiguration(Configuration);
    break;
  }
  return NDIS_STATUS_INVALID_DATA;
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  if (ReadMode_Bad(RegistryPath) != NDIS_STATUS_SUCCESS)
    Mode = 1;
  DriverObject->DriverUnload = Unload;
  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars));
  return Status;
}
