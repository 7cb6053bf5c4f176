// An NDIS 6 protocol driver that is a provider of interfaces too. The handler
// saves its statistics, which may go wrong.

#include "../include/ndis6_protocol.h"

typedef struct _STATISTICS {
  ULONG Frames;
  ULONG Dropped;
} STATISTICS;

static NDIS_HANDLE ProtocolDriver;
static NDIS_HANDLE InterfaceProvider;
static STATISTICS Statistics;

static NDIS_STATUS NTAPI QueryInterface(NDIS_HANDLE Context,
                                        NDIS_HANDLE Interface, NDIS_OID Oid,
                                        PULONG Length, PVOID Buffer) {
  return NDIS_STATUS_NOT_SUPPORTED;
}

static NDIS_STATUS NTAPI SetInterface(NDIS_HANDLE Context,
                                      NDIS_HANDLE Interface, NDIS_OID Oid,
                                      ULONG Length, PVOID Buffer) {
  return NDIS_STATUS_NOT_SUPPORTED;
}

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  NTSTATUS Status;

  __try {
    Status =
        RtlWriteRegistryValue(RTL_REGISTRY_SERVICES, L"Sample", L"Statistics",
                              REG_BINARY, &Statistics, sizeof(Statistics));
    if (!NT_SUCCESS(Status))
      __leave;
    RtlZeroMemory(&Statistics, sizeof(Statistics));
  } __finally {
    NdisDeregisterProtocolDriver(ProtocolDriver);
    NdisIfDeregisterProvider(InterfaceProvider);
  }
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Chars;
  NDIS_IF_PROVIDER_CHARACTERISTICS Provider;
  NDIS_STATUS Status;

  DriverObject->DriverUnload = Unload_Ok;

  NdisZeroMemory(&Provider, sizeof(Provider));
  Provider.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
  Provider.QueryObjectHandler = QueryInterface;
  Provider.SetObjectHandler = SetInterface;
  Status = NdisIfRegisterProvider(&Provider, NULL, &InterfaceProvider);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  DescribeProtocol(&Chars);
  Status = NdisRegisterProtocolDriver(NULL, &Chars, &ProtocolDriver);
  if (Status != NDIS_STATUS_SUCCESS)
    NdisIfDeregisterProvider(InterfaceProvider);
  return Status;
}
