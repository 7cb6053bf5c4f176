// The lock is taken on one side of a branch that others decide, and around the
// routines of a table that undo things. It is given back there.

#include "../include/ndis5_miniport.h"

typedef struct _ADAPTER {
  NDIS_SPIN_LOCK Lock;
  LIST_ENTRY Waiting;
  ULONG Flags;
  ULONG Sent;
} ADAPTER, *PADAPTER;

static VOID UndoFilter(PADAPTER Adapter) { Adapter->Flags &= ~1u; }

static VOID UndoCount(PADAPTER Adapter) { Adapter->Sent = 0; }

static const struct {
  ULONG Flag;
  VOID (*Undo)(PADAPTER Adapter);
} Steps[] = {{1, UndoFilter}, {2, UndoCount}};

static NDIS_STATUS NTAPI Reset_Ok(PBOOLEAN AddressingReset,
                                 NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  ULONG Index;

  NdisAcquireSpinLock(&Adapter->Lock);
  for (Index = 0; Index < sizeof(Steps) / sizeof(Steps[0]); ++Index)
    if (Adapter->Flags & Steps[Index].Flag)
      Steps[Index].Undo(Adapter);
  NdisReleaseSpinLock(&Adapter->Lock);
  *AddressingReset = FALSE;
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NTAPI Send_Ok(NDIS_HANDLE AdapterContext,
                                PNDIS_PACKET Packet, UINT Flags) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  if (!IsListEmpty(&Adapter->Waiting)) {
    NdisAcquireSpinLock(&Adapter->Lock);
    ++Adapter->Sent;
    NdisReleaseSpinLock(&Adapter->Lock);
  }
  return NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Chars.SendHandler = Send_Ok;
  Chars.ResetHandler = Reset_Ok;
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
