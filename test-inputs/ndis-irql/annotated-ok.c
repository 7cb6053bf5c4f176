// The declarations of a library say at which level its routines may be called.

#include "../include/ndis5_sender.h"

typedef struct _QUEUE {
  NDIS_SPIN_LOCK Lock;
  ULONG Depth;
} QUEUE, *PQUEUE;

typedef struct _ADAPTER {
  NDIS_SPIN_LOCK Lock;
  QUEUE Send;
  PQUEUE Urgent;
} ADAPTER, *PADAPTER;

_IRQL_requires_max_(PASSIVE_LEVEL)
NDIS_STATUS ReadCard(_In_ PADAPTER Adapter, _Out_ PULONG Value);

_When_(Wait != FALSE, _IRQL_requires_max_(APC_LEVEL))
VOID Flush(_In_ PADAPTER Adapter, _In_ BOOLEAN Wait);

_IRQL_requires_max_(DISPATCH_LEVEL)
VOID Kick(_In_ PADAPTER Adapter);

__drv_maxIRQL(PASSIVE_LEVEL)
VOID Settle(_In_ PADAPTER Adapter);

_IRQL_requires_min_(DISPATCH_LEVEL)
VOID Drain(_In_ PADAPTER Adapter);

static VOID NTAPI Tick(PVOID SystemSpecific1, PVOID FunctionContext,
                       PVOID SystemSpecific2, PVOID SystemSpecific3) {
  Drain((PADAPTER)FunctionContext);
}

static NDIS_STATUS NTAPI Send_Ok(NDIS_HANDLE AdapterContext,
                                  PNDIS_PACKET Packet, UINT Flags) {
  static NDIS_TIMER Timer;
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  ULONG Value = 0;

  NdisInitializeTimer(&Timer, Tick, Adapter);
  /* At which level it is called, nobody knows. */
  ReadCard(Adapter, &Value);
  NdisAcquireSpinLock(&Adapter->Lock);
  switch (Flags) {
  case 1:
    Adapter->Send.Depth = 0;
    break;
  case 2:
    Flush(Adapter, FALSE);
    break;
  case 3:
    Kick(Adapter);
    break;
  default:
    Kick(Adapter);
    break;
  }
  NdisReleaseSpinLock(&Adapter->Lock);
  return NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send_Ok);
}
