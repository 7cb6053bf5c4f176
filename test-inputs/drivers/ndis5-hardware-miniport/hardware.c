// The controller's registers, its interrupt and its link.

#include "gannet.h"

static ULONG GnReadPort(PGN_ADAPTER Adapter, ULONG Register) {
  ULONG Value;

  NdisRawReadPortUlong(Adapter->Ports + Register, &Value);
  return Value;
}

static VOID GnWritePort(PGN_ADAPTER Adapter, ULONG Register, ULONG Value) {
  NdisRawWritePortUlong(Adapter->Ports + Register, Value);
}

VOID GnStopController(PGN_ADAPTER Adapter) {
  GnWritePort(Adapter, GN_REG_MASK, 0);
  GnWritePort(Adapter, GN_REG_COMMAND, GN_COMMAND_RESET);
}

VOID GnStartController(PGN_ADAPTER Adapter) {
  PGN_DESCRIPTOR Ring = (PGN_DESCRIPTOR)Adapter->ReceiveRing.Memory;
  ULONG Data = NdisGetPhysicalAddressLow(Adapter->ReceiveData.Address);
  UINT Index;

  for (Index = 0; Index < GN_RECEIVE_SLOTS; ++Index) {
    Ring[Index].Address = Data + Index * GN_BUFFER_BYTES;
    Ring[Index].Length = GN_BUFFER_BYTES;
    Ring[Index].Flags = GN_OF_CONTROLLER;
  }
  Adapter->ReceiveNext = 0;
  GnWritePort(Adapter, GN_REG_SEND_RING,
              NdisGetPhysicalAddressLow(Adapter->SendRing.Address));
  GnWritePort(Adapter, GN_REG_RECEIVE_RING,
              NdisGetPhysicalAddressLow(Adapter->ReceiveRing.Address));
  GnWritePort(Adapter, GN_REG_COMMAND, GN_COMMAND_RUN);
  GnWritePort(Adapter, GN_REG_MASK, GN_CAUSE_ALL);
}

VOID GnReadAddress(PGN_ADAPTER Adapter) {
  ULONG Index;

  for (Index = 0; Index < ETH_LENGTH_OF_ADDRESS; ++Index)
    NdisRawReadPortUchar(Adapter->Ports + GN_REG_ADDRESS + Index,
                         &Adapter->Address[Index]);
}

VOID GnKick(PGN_ADAPTER Adapter, ULONG Slot) {
  GnWritePort(Adapter, GN_REG_KICK, Slot);
}

BOOLEAN NTAPI GnCheckForHang(NDIS_HANDLE Context) {
  PGN_ADAPTER Adapter = (PGN_ADAPTER)Context;

  return !Adapter->Stopping &&
         (GnReadPort(Adapter, GN_REG_COMMAND) & GN_COMMAND_RUN) == 0;
}

// Frames that the controller has are lost; the packets are completed.
NDIS_STATUS NTAPI GnReset(PBOOLEAN AddressingReset, NDIS_HANDLE Context) {
  PGN_ADAPTER Adapter = (PGN_ADAPTER)Context;

  GnHoldSends(Adapter, TRUE);
  GnStopController(Adapter);
  GnCancelSends(Adapter);
  GnStartController(Adapter);
  GnHoldSends(Adapter, FALSE);
  *AddressingReset = TRUE;
  return NDIS_STATUS_SUCCESS;
}

VOID NTAPI GnIsr(PBOOLEAN Recognized, PBOOLEAN Queue, NDIS_HANDLE Context) {
  PGN_ADAPTER Adapter = (PGN_ADAPTER)Context;
  ULONG Causes = GnReadPort(Adapter, GN_REG_CAUSE) & GN_CAUSE_ALL;

  *Recognized = Causes != 0;
  *Queue = Causes != 0;
  if (Causes == 0)
    return;
  GnWritePort(Adapter, GN_REG_CAUSE, Causes);
  Adapter->Causes |= Causes;
}

typedef struct _GN_FETCH {
  PGN_ADAPTER Adapter;
  ULONG Causes;
} GN_FETCH, *PGN_FETCH;

// At the level of the interrupt: the ISR adds causes meanwhile.
static BOOLEAN NTAPI GnFetchCauses(PVOID Context) {
  PGN_FETCH Fetch = (PGN_FETCH)Context;

  Fetch->Causes = Fetch->Adapter->Causes;
  Fetch->Adapter->Causes = 0;
  return TRUE;
}

VOID NTAPI GnHandleInterrupt(NDIS_HANDLE Context) {
  PGN_ADAPTER Adapter = (PGN_ADAPTER)Context;
  GN_FETCH Fetch;

  Fetch.Adapter = Adapter;
  Fetch.Causes = 0;
  NdisMSynchronizeWithInterrupt(&Adapter->Interrupt, (PVOID)GnFetchCauses,
                                &Fetch);
  if (Fetch.Causes & GN_CAUSE_RECEIVED)
    GnReceive(Adapter);
  if (Fetch.Causes & GN_CAUSE_SENT)
    GnSent(Adapter);
}

VOID NTAPI GnWatch(PVOID SystemSpecific1, PVOID Context, PVOID SystemSpecific2,
                   PVOID SystemSpecific3) {
  PGN_ADAPTER Adapter = (PGN_ADAPTER)Context;
  BOOLEAN Up;

  UNREFERENCED_PARAMETER(SystemSpecific1);
  UNREFERENCED_PARAMETER(SystemSpecific2);
  UNREFERENCED_PARAMETER(SystemSpecific3);
  if (Adapter->Stopping)
    return;
  Up = GnReadPort(Adapter, GN_REG_LINK) != 0;
  if (Up == Adapter->LinkUp)
    return;

  Adapter->LinkUp = Up;
  NdisMIndicateStatus(
      Adapter->Handle,
      Up ? NDIS_STATUS_MEDIA_CONNECT : NDIS_STATUS_MEDIA_DISCONNECT, NULL, 0);
  NdisMIndicateStatusComplete(Adapter->Handle);
}
