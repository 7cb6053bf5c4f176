// What was read through a configuration handle is read again when it is closed.

#include "../include/ndis5_protocol.h"

static ULONG Buffers;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {}

static VOID Configure_Bad(PUNICODE_STRING Path) {
  NDIS_STRING Keyword = NDIS_STRING_CONST("Buffers");
  PNDIS_CONFIGURATION_PARAMETER Parameter;
  NDIS_HANDLE Configuration;
  NDIS_STATUS Status;

  NdisOpenProtocolConfiguration(&Status, &Configuration, Path);
  if (Status != NDIS_STATUS_SUCCESS)
    return;
  NdisReadConfiguration(&Status, &Parameter, Configuration, &Keyword,
                        NdisParameterInteger);
  NdisCloseConfiguration(Configuration);
  if (Status == NDIS_STATUS_SUCCESS)
    Buffers = Parameter->ParameterData.IntegerData; // expect: ndis-use-after-release: the configuration handle is used after its release
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  DriverObject->DriverUnload = Unload;
  Configure_Bad(RegistryPath);
  return STATUS_SUCCESS;
}
