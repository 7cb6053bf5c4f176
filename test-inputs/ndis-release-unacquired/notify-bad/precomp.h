// A protocol driver that hears of threads, where the build asks for it.

#pragma once

#define NOTIFY_PROCESSES 1
#define NOTIFY_THREADS 0

#include "../../include/ndis5_protocol.h"

NTSTATUS NotifyStart(VOID);
VOID NotifyStop(VOID);
