// The ports and the interrupt of the card.

#include "adapter.h"

NDIS_STATUS StartCard(PADAPTER Adapter) {
  NDIS_STATUS Status;

  Status = NdisMRegisterIoPortRange((PVOID *)&Adapter->Ports, Adapter->Handle,
                                    PORT, PORTS);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisRawWritePortUchar(Adapter->Ports, 0);
  Status = NdisMRegisterInterrupt(&Adapter->Interrupt, Adapter->Handle, 5, 5,
                                  FALSE, FALSE, NdisInterruptLatched);
  return Status;
}

VOID StopCard(PADAPTER Adapter) {
  NdisMDeregisterInterrupt(&Adapter->Interrupt);
  NdisMDeregisterIoPortRange(Adapter->Handle, PORT, PORTS, Adapter->Ports);
}
