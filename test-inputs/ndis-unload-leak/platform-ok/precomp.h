// A filter that opens the filtering platform and Winsock Kernel.

#pragma once

#include "../../include/ndis6_filter.h"

#include <fwpmk.h>
#include <fwpsk.h>
#include <wsk.h>

typedef struct _PLATFORM {
  HANDLE Engine;
  HANDLE Injection;
  WSK_CLIENT_NPI Client;
  WSK_REGISTRATION Registration;
  WSK_PROVIDER_NPI Provider;
} PLATFORM, *PPLATFORM;

NTSTATUS PlatformOpen(PPLATFORM Platform);
VOID PlatformClose(PPLATFORM Platform);
NTSTATUS SocketsOpen(PPLATFORM Platform);
VOID SocketsClose(PPLATFORM Platform);
