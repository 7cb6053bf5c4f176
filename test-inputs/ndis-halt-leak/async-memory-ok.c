// Shared memory that is allocated while the adapter is up already, handed over
// by the routine that hears of it. Halt frees it, if it came.

#include "../include/ndis5_miniport.h"

#define RING_BYTES 4096

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  PVOID Ring;
  NDIS_PHYSICAL_ADDRESS RingAddress;
  NDIS_EVENT RingCame;
} ADAPTER, *PADAPTER;

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
  NdisZeroMemory(Adapter, sizeof(*Adapter));
  Adapter->Handle = AdapterHandle;
  NdisInitializeEvent(&Adapter->RingCame);
  NdisMSetAttributes(AdapterHandle, Adapter, TRUE, NdisInterfacePci);
  Status = NdisMInitializeScatterGatherDma(AdapterHandle, FALSE, 1514);
  if (Status == NDIS_STATUS_SUCCESS)
    Status =
        NdisMAllocateSharedMemoryAsync(AdapterHandle, RING_BYTES, TRUE, NULL);
  if (Status != NDIS_STATUS_PENDING) {
    NdisFreeMemory(Adapter, sizeof(*Adapter), 0);
    return Status;
  }
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI MemoryCame(NDIS_HANDLE AdapterContext, PVOID VirtualAddress,
                             PNDIS_PHYSICAL_ADDRESS PhysicalAddress,
                             ULONG Length, PVOID Context) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  if (VirtualAddress != NULL) {
    Adapter->Ring = VirtualAddress;
    Adapter->RingAddress = *PhysicalAddress;
  }
  NdisSetEvent(&Adapter->RingCame);
}

static VOID NTAPI Halt_Ok(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisWaitEvent(&Adapter->RingCame, 0);
  if (Adapter->Ring != NULL)
    NdisMFreeSharedMemory(Adapter->Handle, RING_BYTES, TRUE, Adapter->Ring,
                          Adapter->RingAddress);
  NdisFreeMemory(Adapter, sizeof(*Adapter), 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Chars.InitializeHandler = Initialize;
  Chars.HaltHandler = Halt_Ok;
  Chars.AllocateCompleteHandler = MemoryCame;
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
