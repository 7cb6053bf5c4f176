// The card's registers, its interrupt and its link.

#include "quillnic.h"

static USHORT QlReadPort(PQL_ADAPTER Adapter, ULONG Register) {
  USHORT Value;

  NdisRawReadPortUshort(Adapter->Ports + Register, &Value);
  return Value;
}

static VOID QlWritePort(PQL_ADAPTER Adapter, ULONG Register, USHORT Value) {
  NdisRawWritePortUshort(Adapter->Ports + Register, Value);
}

VOID QlStopCard(PQL_ADAPTER Adapter) {
  QlWritePort(Adapter, QL_REG_MASK, 0);
  QlWritePort(Adapter, QL_REG_COMMAND, QL_COMMAND_RESET);
}

static VOID QlResetRings(PQL_ADAPTER Adapter) {
  PQL_RINGS Rings = Adapter->Rings;
  ULONG Base = NdisGetPhysicalAddressLow(Adapter->RingsAddress);
  ULONG Index;

  for (Index = 0; Index < QL_RING_SLOTS; ++Index) {
    Rings->Send[Index].Address =
        Base + FIELD_OFFSET(QL_RINGS, SendData) + Index * QL_SLOT_BYTES;
    Rings->Send[Index].Length = 0;
    Rings->Send[Index].Flags = 0;
    Rings->Receive[Index].Address =
        Base + FIELD_OFFSET(QL_RINGS, ReceiveData) + Index * QL_SLOT_BYTES;
    Rings->Receive[Index].Length = QL_SLOT_BYTES;
    Rings->Receive[Index].Flags = QL_SLOT_OF_CARD;
  }
  Adapter->SendNext = 0;
  Adapter->ReceiveNext = 0;
}

VOID QlStartCard(PQL_ADAPTER Adapter) {
  QlResetRings(Adapter);
  NdisRawWritePortUlong(Adapter->Ports + QL_REG_RINGS,
                        NdisGetPhysicalAddressLow(Adapter->RingsAddress));
  QlWritePort(Adapter, QL_REG_COMMAND, QL_COMMAND_RUN);
  QlWritePort(Adapter, QL_REG_MASK, QL_CAUSE_ALL);
}

VOID QlReadAddress(PQL_ADAPTER Adapter) {
  ULONG Index;

  for (Index = 0; Index < ETH_LENGTH_OF_ADDRESS; Index += 2) {
    USHORT Pair = QlReadPort(Adapter, QL_REG_ADDRESS + Index);

    Adapter->Address[Index] = (UCHAR)(Pair & 0xff);
    Adapter->Address[Index + 1] = (UCHAR)(Pair >> 8);
  }
}

NDIS_STATUS NTAPI QlReset(PBOOLEAN AddressingReset, NDIS_HANDLE Context) {
  PQL_ADAPTER Adapter = (PQL_ADAPTER)Context;

  QlStopCard(Adapter);
  QlStartCard(Adapter);
  *AddressingReset = TRUE;
  return NDIS_STATUS_SUCCESS;
}

// The card forgets its causes when they are written back.
VOID NTAPI QlIsr(PBOOLEAN Recognized, PBOOLEAN Queue, NDIS_HANDLE Context) {
  PQL_ADAPTER Adapter = (PQL_ADAPTER)Context;
  USHORT Causes = QlReadPort(Adapter, QL_REG_STATUS) & QL_CAUSE_ALL;

  if (Causes == 0) {
    *Recognized = FALSE;
    *Queue = FALSE;
    return;
  }
  QlWritePort(Adapter, QL_REG_STATUS, Causes);
  QlWritePort(Adapter, QL_REG_MASK, 0);
  Adapter->Causes |= Causes;
  *Recognized = TRUE;
  *Queue = TRUE;
}

// Interrupts are masked from the ISR to the end of this routine, so that the
// causes have one writer at a time.
VOID NTAPI QlHandleInterrupt(NDIS_HANDLE Context) {
  PQL_ADAPTER Adapter = (PQL_ADAPTER)Context;
  USHORT Causes = Adapter->Causes;

  Adapter->Causes = 0;
  if (Causes & QL_CAUSE_RECEIVED)
    QlReceive(Adapter);
  if (Causes & QL_CAUSE_SENT)
    NdisMSendResourcesAvailable(Adapter->Handle);
  QlWritePort(Adapter, QL_REG_MASK, QL_CAUSE_ALL);
}

VOID NTAPI QlLinkTick(PVOID SystemSpecific1, PVOID Context,
                      PVOID SystemSpecific2, PVOID SystemSpecific3) {
  PQL_ADAPTER Adapter = (PQL_ADAPTER)Context;
  BOOLEAN Up = QlReadPort(Adapter, QL_REG_LINK) != 0;

  UNREFERENCED_PARAMETER(SystemSpecific1);
  UNREFERENCED_PARAMETER(SystemSpecific2);
  UNREFERENCED_PARAMETER(SystemSpecific3);
  if (Up == Adapter->LinkUp)
    return;

  NdisDprAcquireSpinLock(&Adapter->Lock);
  Adapter->LinkUp = Up;
  NdisDprReleaseSpinLock(&Adapter->Lock);
  NdisMIndicateStatus(
      Adapter->Handle,
      Up ? NDIS_STATUS_MEDIA_CONNECT : NDIS_STATUS_MEDIA_DISCONNECT, NULL, 0);
  NdisMIndicateStatusComplete(Adapter->Handle);
}
