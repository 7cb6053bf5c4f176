// A second setting is read through a handle that is closed.

#include "../include/ndis5_miniport.h"

static ULONG Speed;
static ULONG Duplex;

static ULONG ReadNumber(NDIS_HANDLE Configuration, PCWSTR Name, ULONG Default) {
  PNDIS_CONFIGURATION_PARAMETER Value;
  NDIS_STRING Keyword;
  NDIS_STATUS Status;

  NdisInitUnicodeString(&Keyword, Name);
  NdisReadConfiguration(&Status, &Value, Configuration, // expect: ndis-use-after-release: the configuration handle is used after its release
                        &Keyword, NdisParameterInteger);
  if (Status != NDIS_STATUS_SUCCESS)
    return Default;
  return Value->ParameterData.IntegerData;
}

static VOID ReadSettings_Bad(PUNICODE_STRING Path) {
  NDIS_HANDLE Configuration;
  NDIS_STATUS Status;

  NdisOpenProtocolConfiguration(&Status, &Configuration, Path);
  if (Status != NDIS_STATUS_SUCCESS)
    return;
  Speed = ReadNumber(Configuration, L"Speed", 100);
  NdisCloseConfiguration(Configuration);
  if (Speed >= 100)
    Duplex = ReadNumber(Configuration, L"Duplex", 1);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  ReadSettings_Bad(RegistryPath);
  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
