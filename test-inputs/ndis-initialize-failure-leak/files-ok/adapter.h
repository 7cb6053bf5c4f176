// What the files of the driver share. Each undoes its own failure.

#pragma once

#include "../../include/ndis5_adapter.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  PUCHAR Ports;
  NDIS_MINIPORT_INTERRUPT Interrupt;
} ADAPTER, *PADAPTER;

#define PORT 0x300
#define PORTS 32

NDIS_STATUS StartCard(PADAPTER Adapter);
VOID StopCard(PADAPTER Adapter);
