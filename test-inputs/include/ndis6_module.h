// An NDIS 6 filter driver that holds nothing but its registration: the inputs
// are about the life of its modules.

#pragma once

#include "ndis6_filter.h"

static NDIS_HANDLE FilterDriver;

static VOID NTAPI UnloadFilter(PDRIVER_OBJECT DriverObject) {
  NdisFDeregisterFilterDriver(FilterDriver);
}

static NTSTATUS RegisterFilter(PDRIVER_OBJECT DriverObject,
                               FILTER_ATTACH_HANDLER Attach,
                               FILTER_DETACH_HANDLER Detach) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;

  DriverObject->DriverUnload = UnloadFilter;
  DescribeFilter(&Chars);
  Chars.AttachHandler = Attach;
  Chars.DetachHandler = Detach;
  return NdisFRegisterFilterDriver(DriverObject, NULL, &Chars, &FilterDriver);
}

static NDIS_STATUS SetContext(NDIS_HANDLE FilterHandle, PVOID Module) {
  NDIS_FILTER_ATTRIBUTES Attributes;

  NdisZeroMemory(&Attributes, sizeof(Attributes));
  Attributes.Header.Type = NDIS_OBJECT_TYPE_FILTER_ATTRIBUTES;
  Attributes.Header.Revision = NDIS_FILTER_ATTRIBUTES_REVISION_1;
  Attributes.Header.Size = NDIS_SIZEOF_FILTER_ATTRIBUTES_REVISION_1;
  return NdisFSetAttributes(FilterHandle, Module, &Attributes);
}
