// What the files of the driver share.

#pragma once

#include "../../include/ndis5_adapter.h"

typedef struct _RECEIVER {
  NDIS_HANDLE PacketPool;
  NDIS_HANDLE BufferPool;
} RECEIVER, *PRECEIVER;

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  RECEIVER Receiver;
  PVOID Registers;
} ADAPTER, *PADAPTER;

NDIS_STATUS CreateReceiver(PRECEIVER Receiver);
VOID DeleteReceiver(PRECEIVER Receiver);
