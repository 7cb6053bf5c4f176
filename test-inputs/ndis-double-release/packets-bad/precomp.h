// A protocol driver's packets and their buffers, prepared at the start.

#pragma once

#include "../../include/ndis5_protocol.h"

typedef struct _PREPARED {
  NDIS_HANDLE PacketPool;
  NDIS_HANDLE BufferPool;
  PNDIS_PACKET Packet;
  PNDIS_BUFFER Buffer;
  UCHAR Frame[64];
} PREPARED, *PPREPARED;

NDIS_STATUS Prepare(PPREPARED P);
VOID FreePackets(PPREPARED P);
VOID FreePools(PPREPARED P);
