// A file that cannot be mapped stays open.

#include "../include/ndis5_adapter.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  UCHAR FirstByte;
} ADAPTER, *PADAPTER;

static NDIS_STATUS LoadFirmware_Bad(PADAPTER Adapter) {
  NDIS_STRING Name = NDIS_STRING_CONST("firmware.bin");
  NDIS_PHYSICAL_ADDRESS Highest = NDIS_PHYSICAL_ADDRESS_CONST(-1, -1);
  NDIS_HANDLE File;
  NDIS_STATUS Status;
  PVOID Image;
  UINT Length;

  NdisOpenFile(&Status, &File, &Length, &Name, Highest);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisMapFile(&Status, &Image, File);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status; // expect: ndis-local-leak: 'LoadFirmware_Bad' returns without giving back the file
  Adapter->FirstByte = *(PUCHAR)Image;
  NdisUnmapFile(File);
  NdisCloseFile(File);
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS NTAPI Initialize(PNDIS_STATUS OpenErrorStatus,
                                    PUINT SelectedMediumIndex,
                                    PNDIS_MEDIUM MediumArray,
                                    UINT MediumArraySize,
                                    NDIS_HANDLE AdapterHandle,
                                    NDIS_HANDLE ConfigurationContext) {
  PADAPTER Adapter;
  NDIS_STATUS Status;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Adapter, sizeof(*Adapter), 'dA');
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  Adapter->Handle = AdapterHandle;
  NdisMSetAttributes(AdapterHandle, Adapter, TRUE, NdisInterfacePci);
  Status = LoadFirmware_Bad(Adapter);
  if (Status != NDIS_STATUS_SUCCESS)
    NdisFreeMemory(Adapter, 0, 0);
  return Status;
}

static VOID NTAPI Halt(NDIS_HANDLE AdapterContext) {
  NdisFreeMemory(AdapterContext, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize, Halt);
}
