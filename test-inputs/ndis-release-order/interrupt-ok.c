// The interrupt routine asks the adapter whether the interrupt is its own, on a
// line that others use, too. Halt unmaps its registers after it.

#include "../include/ndis5_miniport.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  PULONG Registers;
  NDIS_MINIPORT_INTERRUPT Interrupt;
} ADAPTER, *PADAPTER;

static NDIS_STATUS NTAPI Initialize(PNDIS_STATUS OpenErrorStatus,
                                    PUINT SelectedMediumIndex,
                                    PNDIS_MEDIUM MediumArray,
                                    UINT MediumArraySize,
                                    NDIS_HANDLE AdapterHandle,
                                    NDIS_HANDLE ConfigurationContext) {
  PHYSICAL_ADDRESS Base = {0};
  PADAPTER Adapter;
  NDIS_STATUS Status;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Adapter, sizeof(*Adapter), 'dA');
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisZeroMemory(Adapter, sizeof(*Adapter));
  Adapter->Handle = AdapterHandle;
  NdisMSetAttributes(AdapterHandle, Adapter, TRUE, NdisInterfacePci);
  Status = NdisMMapIoSpace((PVOID *)&Adapter->Registers, AdapterHandle, Base, 64);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreeMemory(Adapter, 0, 0);
    return Status;
  }
  Status = NdisMRegisterInterrupt(&Adapter->Interrupt, AdapterHandle, 5, 5,
                                  TRUE, TRUE, NdisInterruptLevelSensitive);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisMUnmapIoSpace(AdapterHandle, Adapter->Registers, 64);
    NdisFreeMemory(Adapter, 0, 0);
  }
  return Status;
}

static VOID NTAPI Isr(PBOOLEAN Recognized, PBOOLEAN Queue,
                      NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  ULONG Cause;

  NdisReadRegisterUlong(Adapter->Registers + 4, &Cause);
  *Recognized = Cause != 0;
  *Queue = Cause != 0;
}

static VOID NTAPI HandleInterrupt(NDIS_HANDLE AdapterContext) {}

static VOID NTAPI Halt_Ok(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisMDeregisterInterrupt(&Adapter->Interrupt);
  NdisMUnmapIoSpace(Adapter->Handle, Adapter->Registers, 64);
  NdisFreeMemory(Adapter, 0, 0);
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
  Chars.ISRHandler = Isr;
  Chars.HandleInterruptHandler = HandleInterrupt;
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
