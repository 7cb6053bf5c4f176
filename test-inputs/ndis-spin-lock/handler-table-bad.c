// Handlers in a table, called by pointers only: two forget the lock on a way out.

#include "../include/ndis5_sender.h"

typedef struct _ADAPTER {
  NDIS_SPIN_LOCK Lock;
  ULONG Filter;
  ULONG Sent;
} ADAPTER, *PADAPTER;

typedef NDIS_STATUS (*SETTER)(PADAPTER Adapter, PULONG Value);
typedef VOID (*COUNTER)(PADAPTER Adapter);

static NDIS_STATUS SetFilter_Bad(PADAPTER Adapter, PULONG Value) {
  NdisAcquireSpinLock(&Adapter->Lock);
  if (*Value > 0xFF) {
    return NDIS_STATUS_INVALID_DATA; // expect: ndis-spin-lock: 'SetFilter_Bad' returns and still holds the spin lock
  }
  Adapter->Filter = *Value;
  NdisReleaseSpinLock(&Adapter->Lock);
  return NDIS_STATUS_SUCCESS;
}

static VOID Count_Bad(PADAPTER Adapter) {
  NdisAcquireSpinLock(&Adapter->Lock);
  if (Adapter->Filter == 0) {
    return; // expect: ndis-spin-lock: 'Count_Bad' returns and still holds the spin lock
  }
  ++Adapter->Sent;
  NdisReleaseSpinLock(&Adapter->Lock);
}

// Takes the lock for who asked, and tells whether it has.
static BOOLEAN TryLock(PADAPTER Adapter) {
  NdisAcquireSpinLock(&Adapter->Lock);
  if (Adapter->Filter != 0)
    return TRUE;
  NdisReleaseSpinLock(&Adapter->Lock);
  return FALSE;
}

static const SETTER Setters[] = {SetFilter_Bad, NULL};
static const COUNTER Counters[] = {Count_Bad, NULL};
static BOOLEAN (*const Lockers[])(PADAPTER Adapter) = {TryLock, NULL};

static NDIS_STATUS NTAPI Send(NDIS_HANDLE AdapterContext, PNDIS_PACKET Packet,
                              UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  UINT Which = Flags & 1;
  ULONG Value = Flags;

  if (Lockers[Which] != NULL && Lockers[Which](Adapter))
    NdisReleaseSpinLock(&Adapter->Lock);
  if (Counters[Which] != NULL)
    Counters[Which](Adapter);
  return Setters[Which] != NULL ? Setters[Which](Adapter, &Value)
                                : NDIS_STATUS_FAILURE;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterSender(DriverObject, RegistryPath, Send);
}
