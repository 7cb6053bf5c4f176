// Two files, each with the state of its half, and a lock for it.

#pragma once

#include "../../include/ndis6_protocol.h"

VOID SendStart(VOID);
VOID SendStop(VOID);
VOID ReceiveStart(VOID);
VOID ReceiveStop(VOID);
