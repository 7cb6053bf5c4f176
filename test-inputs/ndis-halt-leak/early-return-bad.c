// A card that was pulled out has no registers to stop; the rest is left alone,
// too.

#include "../include/ndis5_adapter.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  PUCHAR Registers;
  PVOID Shared;
  NDIS_PHYSICAL_ADDRESS SharedAddress;
} ADAPTER, *PADAPTER;

#define CARD_BYTES 4096
#define SHARED_BYTES 65536

static NDIS_STATUS NTAPI Initialize(PNDIS_STATUS OpenErrorStatus,
                                    PUINT SelectedMediumIndex,
                                    PNDIS_MEDIUM MediumArray,
                                    UINT MediumArraySize,
                                    NDIS_HANDLE AdapterHandle,
                                    NDIS_HANDLE ConfigurationContext) {
  NDIS_PHYSICAL_ADDRESS Card = NDIS_PHYSICAL_ADDRESS_CONST(0xfe000000, 0);
  PADAPTER Adapter = NULL;
  NDIS_STATUS Status;

  do {
    Status =
        NdisAllocateMemoryWithTag((PVOID *)&Adapter, sizeof(*Adapter), 'dA');
    if (Status != NDIS_STATUS_SUCCESS) {
      Adapter = NULL;
      break;
    }
    NdisZeroMemory(Adapter, sizeof(*Adapter));
    Adapter->Handle = AdapterHandle;
    NdisMSetAttributesEx(AdapterHandle, Adapter, 0, NDIS_ATTRIBUTE_BUS_MASTER,
                         NdisInterfacePci);
    Status =
        NdisMInitializeScatterGatherDma(AdapterHandle, FALSE, SHARED_BYTES);
    if (Status != NDIS_STATUS_SUCCESS)
      break;
    Status = NdisMMapIoSpace((PVOID *)&Adapter->Registers, AdapterHandle, Card,
                             CARD_BYTES);
    if (Status != NDIS_STATUS_SUCCESS) {
      Adapter->Registers = NULL;
      break;
    }
    NdisMAllocateSharedMemory(AdapterHandle, SHARED_BYTES, FALSE,
                              &Adapter->Shared, &Adapter->SharedAddress);
    if (Adapter->Shared == NULL)
      Status = NDIS_STATUS_RESOURCES;
  } while (FALSE);

  if (Status != NDIS_STATUS_SUCCESS && Adapter != NULL) {
    if (Adapter->Registers != NULL)
      NdisMUnmapIoSpace(AdapterHandle, Adapter->Registers, CARD_BYTES);
    NdisFreeMemory(Adapter, 0, 0);
  }
  return Status;
}

static VOID NTAPI Halt_Bad(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  ULONG Command;

  NdisReadRegisterUlong((PULONG)Adapter->Registers, &Command);
  if (Command == 0xffffffff)
    return; // expect: ndis-halt-leak: returns without giving back the memory // expect: ndis-halt-leak: returns without giving back the shared memory // expect: ndis-halt-leak: returns without giving back the mapped I/O space
  NdisWriteRegisterUlong((PULONG)Adapter->Registers, 0);
  NdisMFreeSharedMemory(Adapter->Handle, SHARED_BYTES, FALSE, Adapter->Shared,
                        Adapter->SharedAddress);
  NdisMUnmapIoSpace(Adapter->Handle, Adapter->Registers, CARD_BYTES);
  NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize, Halt_Bad);
}
