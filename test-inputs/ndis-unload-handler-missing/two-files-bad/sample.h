// A protocol driver in two files.

#pragma once

#include <ntddk.h>

#include <ndis.h>

extern NDIS_HANDLE ProtocolHandle;

NTSTATUS RegisterProtocol(VOID);
VOID PrepareDriverObject(PDRIVER_OBJECT DriverObject);
