// What is to stop stands in a table of routines, in the order of stopping.

#include "../include/ndis6_filter.h"

#include <netioddk.h>

typedef VOID STOP_ROUTINE(VOID);
typedef STOP_ROUTINE *PSTOP_ROUTINE;

static NDIS_HANDLE FilterDriver;
static HANDLE NmrClient;
static PVOID NmiCallback;
static NPI_CLIENT_CHARACTERISTICS Client;

static BOOLEAN NTAPI Nmi(PVOID Context, BOOLEAN Handled) { return Handled; }

static VOID StopFilter(VOID) { NdisFDeregisterFilterDriver(FilterDriver); }

static VOID StopClient(VOID) {
  if (NmrDeregisterClient(NmrClient) == STATUS_PENDING)
    NmrWaitForClientDeregisterComplete(NmrClient);
}

static VOID StopNmi(VOID) { KeDeregisterNmiCallback(NmiCallback); }

static const PSTOP_ROUTINE Stops_Ok[] = {StopFilter, StopClient, StopNmi, NULL};

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  ULONG I;

  for (I = 0; Stops_Ok[I] != NULL; I++)
    Stops_Ok[I]();
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
  NTSTATUS Status;

  NmiCallback = KeRegisterNmiCallback(Nmi, NULL);
  if (NmiCallback == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  Status = NmrRegisterClient(&Client, NULL, &NmrClient);
  if (!NT_SUCCESS(Status)) {
    StopNmi();
    return Status;
  }
  DescribeFilter(&Chars);
  Status = NdisFRegisterFilterDriver(DriverObject, NULL, &Chars, &FilterDriver);
  if (Status != NDIS_STATUS_SUCCESS) {
    StopClient();
    StopNmi();
    return Status;
  }
  DriverObject->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
