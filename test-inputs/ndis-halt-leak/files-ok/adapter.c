// The life of an adapter.

#include "adapter.h"

#define CARD_BYTES 256

static NDIS_STATUS NTAPI Initialize(PNDIS_STATUS OpenErrorStatus,
                                    PUINT SelectedMediumIndex,
                                    PNDIS_MEDIUM MediumArray,
                                    UINT MediumArraySize,
                                    NDIS_HANDLE AdapterHandle,
                                    NDIS_HANDLE ConfigurationContext) {
  NDIS_PHYSICAL_ADDRESS Card = NDIS_PHYSICAL_ADDRESS_CONST(0xfe000000, 0);
  PADAPTER Adapter;
  NDIS_STATUS Status;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Adapter, sizeof(*Adapter), 'dA');
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  Adapter->Handle = AdapterHandle;
  NdisMSetAttributesEx(AdapterHandle, Adapter, 0, NDIS_ATTRIBUTE_DESERIALIZE,
                       NdisInterfacePci);
  Status =
      NdisMMapIoSpace(&Adapter->Registers, AdapterHandle, Card, CARD_BYTES);
  if (Status != NDIS_STATUS_SUCCESS)
    goto Free;
  Status = CreateReceiver(&Adapter->Receiver);
  if (Status != NDIS_STATUS_SUCCESS)
    goto Unmap;
  return NDIS_STATUS_SUCCESS;

Unmap:
  NdisMUnmapIoSpace(AdapterHandle, Adapter->Registers, CARD_BYTES);
Free:
  NdisFreeMemory(Adapter, 0, 0);
  return Status;
}

static VOID NTAPI Halt_Ok(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  DeleteReceiver(&Adapter->Receiver);
  NdisMUnmapIoSpace(Adapter->Handle, Adapter->Registers, CARD_BYTES);
  NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize, Halt_Ok);
}
