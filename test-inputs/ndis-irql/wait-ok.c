// A wait of no time is a look, which a DPC may take.

#include "../include/ndis5_sender.h"

typedef struct _ADAPTER {
  KDPC Dpc;
  KEVENT Idle;
  ULONG Queued;
} ADAPTER, *PADAPTER;

static VOID NTAPI Dpc_Ok(PKDPC Dpc, PVOID Context, PVOID First,
                          PVOID Second) {
  PADAPTER Adapter = (PADAPTER)Context;
  LARGE_INTEGER Timeout;

  Timeout.QuadPart = 0;
  if (KeWaitForSingleObject(&Adapter->Idle, Executive, KernelMode, FALSE, &Timeout) == STATUS_SUCCESS)
    Adapter->Queued = 0;
}

static NDIS_STATUS NTAPI Send_Ok(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  KeInitializeDpc(&Adapter->Dpc, Dpc_Ok, Adapter);
  KeInsertQueueDpc(&Adapter->Dpc, NULL, NULL);
  return NDIS_STATUS_PENDING;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Ok);
}
