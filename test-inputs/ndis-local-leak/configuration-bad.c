// A configuration without the value is not closed.

#include "../include/ndis5_protocol.h"

static ULONG Buffers;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {}

static NDIS_STATUS Configure_Bad(PUNICODE_STRING Path) {
  NDIS_STRING Keyword = NDIS_STRING_CONST("Buffers");
  PNDIS_CONFIGURATION_PARAMETER Parameter;
  NDIS_HANDLE Configuration;
  NDIS_STATUS Status;

  NdisOpenProtocolConfiguration(&Status, &Configuration, Path);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisReadConfiguration(&Status, &Parameter, Configuration, &Keyword,
                        NdisParameterInteger);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status; // expect: ndis-local-leak: 'Configure_Bad' returns without giving back the configuration handle
  Buffers = Parameter->ParameterData.IntegerData;
  NdisCloseConfiguration(Configuration);
  return NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  DriverObject->DriverUnload = Unload;
  return Configure_Bad(RegistryPath);
}
