// A miniport with WPP tracing and WMI.

#pragma once

#include "../../include/ndis5_miniport.h"

#include <wmistr.h>

extern NDIS_HANDLE Wrapper;
extern PDEVICE_OBJECT WmiDevice;

NTSTATUS ManagementStart(PDRIVER_OBJECT DriverObject);
VOID ManagementStop(VOID);
