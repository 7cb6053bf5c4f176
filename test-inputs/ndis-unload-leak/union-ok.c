// Members of a union: one place in other words.

#include "../include/ndis5_protocol.h"

typedef struct _GLOBALS {
  union {
    PVOID Buffer;
    ULONG_PTR Cookie;
  };
  union {
    struct {
      PVOID First;
      PVOID Second;
    };
    PVOID Both[2];
  } Pair;
  NDIS_HANDLE Protocol;
} GLOBALS;

static GLOBALS Globals;

static VOID FreeGlobals(VOID) {
  NdisFreeMemory((PVOID)Globals.Cookie, 0, 0);
  NdisFreeMemory(Globals.Pair.Both[0], 0, 0);
  NdisFreeMemory(Globals.Pair.Both[1], 0, 0);
}

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, Globals.Protocol);
  FreeGlobals();
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  DriverObject->DriverUnload = Unload_Ok;
  if (NdisAllocateMemoryWithTag(&Globals.Buffer, 64, 'noiU') !=
      NDIS_STATUS_SUCCESS)
    return STATUS_INSUFFICIENT_RESOURCES;
  if (NdisAllocateMemoryWithTag(&Globals.Pair.First, 64, 'noiU') !=
      NDIS_STATUS_SUCCESS) {
    NdisFreeMemory(Globals.Buffer, 0, 0);
    return STATUS_INSUFFICIENT_RESOURCES;
  }
  if (NdisAllocateMemoryWithTag(&Globals.Pair.Second, 64, 'noiU') !=
      NDIS_STATUS_SUCCESS) {
    NdisFreeMemory(Globals.Buffer, 0, 0);
    NdisFreeMemory(Globals.Pair.First, 0, 0);
    return STATUS_INSUFFICIENT_RESOURCES;
  }
  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &Globals.Protocol, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    FreeGlobals();
  return Status;
}
