// A protocol driver whose driver object is filled by another file of it.

#include "../include/ndis5_protocol.h"

NDIS_HANDLE ProtocolHandle;

VOID FillDriverObject(PDRIVER_OBJECT DriverObject);

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  FillDriverObject(DriverObject);
  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars));
  return Status;
}
