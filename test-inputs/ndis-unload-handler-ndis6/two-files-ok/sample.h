// A miniport driver of NDIS 6 in two files.

#pragma once

#define NDIS_MINIPORT_DRIVER 1
#define NDIS61_MINIPORT 1
#include <ntddk.h>

#include <ndis.h>

extern NDIS_HANDLE MiniportHandle;

NDIS_STATUS RegisterMiniport(PDRIVER_OBJECT DriverObject,
                             PUNICODE_STRING RegistryPath);
VOID CompleteCharacteristics(PNDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars);
