// A macro that frees what its argument points to and clears it, or should.

#include "../include/ndis5_protocol.h"

#define FREE_MEMORY(_Memory)                                                   \
  do {                                                                         \
    PVOID _Old = (_Memory);                                                    \
    if (_Old != NULL) {                                                        \
      NdisFreeMemory(_Old, 0, 0);                                              \
      _Old = NULL;                                                             \
    }                                                                          \
  } while (FALSE)

typedef struct _TABLES {
  PVOID Addresses;
  PVOID Filters;
} TABLES;

static TABLES Tables;
static NDIS_HANDLE ProtocolHandle;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  FREE_MEMORY(Tables.Addresses);
  NdisDeregisterProtocol(&Status, ProtocolHandle);
  FREE_MEMORY(Tables.Filters);
  FREE_MEMORY(Tables.Addresses); // expect: ndis-double-release: the memory is released a second time
}

static NDIS_STATUS Allocate(VOID) {
  NDIS_PHYSICAL_ADDRESS Highest = NDIS_PHYSICAL_ADDRESS_CONST(-1, -1);
  NDIS_STATUS Status;

  Status = NdisAllocateMemory(&Tables.Addresses, 4096, 0, Highest);
  if (Status != NDIS_STATUS_SUCCESS) {
    Tables.Addresses = NULL;
    return Status;
  }
  Status = NdisAllocateMemory(&Tables.Filters, 4096, 0, Highest);
  if (Status != NDIS_STATUS_SUCCESS) {
    Tables.Filters = NULL;
    FREE_MEMORY(Tables.Addresses);
  }
  return Status;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  Status = Allocate();
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    FREE_MEMORY(Tables.Filters);
    FREE_MEMORY(Tables.Addresses);
    return Status;
  }
  DriverObject->DriverUnload = Unload_Bad;
  return STATUS_SUCCESS;
}
