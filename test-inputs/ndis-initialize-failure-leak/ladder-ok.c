// Labels from the last step to the first.

#include "../include/ndis5_adapter.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  PUCHAR Ports;
  PVOID Shared;
  NDIS_PHYSICAL_ADDRESS SharedAddress;
  NDIS_MINIPORT_INTERRUPT Interrupt;
} ADAPTER, *PADAPTER;

#define PORT 0x300
#define PORTS 32
#define SHARED_BYTES 16384

static NDIS_STATUS NTAPI Initialize_Ok(PNDIS_STATUS OpenErrorStatus,
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
  NdisMSetAttributes(AdapterHandle, Adapter, TRUE, NdisInterfaceIsa);

  Status = NdisMRegisterIoPortRange((PVOID *)&Adapter->Ports, AdapterHandle,
                                    PORT, PORTS);
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoPorts;
  Status = NdisMAllocateMapRegisters(AdapterHandle, 0, FALSE, 16, 1514);
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoRegisters;
  NdisMAllocateSharedMemory(AdapterHandle, SHARED_BYTES, FALSE,
                            &Adapter->Shared, &Adapter->SharedAddress);
  if (Adapter->Shared == NULL) {
    Status = NDIS_STATUS_RESOURCES;
    goto NoShared;
  }
  Status = NdisMRegisterInterrupt(&Adapter->Interrupt, AdapterHandle, 5, 5,
                                  FALSE, FALSE, NdisInterruptLatched);
  if (Status != NDIS_STATUS_SUCCESS)
    goto NoInterrupt;
  return NDIS_STATUS_SUCCESS;

NoInterrupt:
  NdisMFreeSharedMemory(AdapterHandle, SHARED_BYTES, FALSE, Adapter->Shared,
                        Adapter->SharedAddress);
NoShared:
  NdisMFreeMapRegisters(AdapterHandle);
NoRegisters:
  NdisMDeregisterIoPortRange(AdapterHandle, PORT, PORTS, Adapter->Ports);
NoPorts:
  NdisFreeMemory(Adapter, 0, 0);
  return Status;
}

static VOID NTAPI Halt(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisMDeregisterInterrupt(&Adapter->Interrupt);
  NdisMFreeSharedMemory(Adapter->Handle, SHARED_BYTES, FALSE, Adapter->Shared,
                        Adapter->SharedAddress);
  NdisMFreeMapRegisters(Adapter->Handle);
  NdisMDeregisterIoPortRange(Adapter->Handle, PORT, PORTS, Adapter->Ports);
  NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize_Ok, Halt);
}
