// Members of a union: one place in other words.

#include "../include/ndis5_protocol.h"

typedef struct _GLOBALS {
  union {
    PVOID Buffer;
    ULONG_PTR Cookie;
  };
  NDIS_HANDLE Protocol;
} GLOBALS;

static GLOBALS Globals;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, Globals.Protocol);
  if (DriverObject->HardwareDatabase == NULL)
    return; // expect: ndis-unload-leak: the memory on this path
  NdisFreeMemory((PVOID)Globals.Cookie, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  DriverObject->DriverUnload = Unload_Bad;
  if (NdisAllocateMemoryWithTag(&Globals.Buffer, 64, 'noiU') !=
      NDIS_STATUS_SUCCESS)
    return STATUS_INSUFFICIENT_RESOURCES;
  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &Globals.Protocol, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    NdisFreeMemory(Globals.Buffer, 0, 0);
  return Status;
}
