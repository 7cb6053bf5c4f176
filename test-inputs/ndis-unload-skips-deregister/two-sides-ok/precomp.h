// Both sides of an intermediate driver.

#pragma once

#include "../../include/ndis5_miniport.h"
#include "../../include/ndis5_protocol.h"

extern NDIS_HANDLE DriverHandle;
extern NDIS_HANDLE ProtocolHandle;

NDIS_STATUS ProtocolStart(VOID);
VOID NTAPI ProtocolUnload(VOID);
NDIS_STATUS MiniportStart(NDIS_HANDLE Wrapper);
VOID MiniportStop(VOID);
