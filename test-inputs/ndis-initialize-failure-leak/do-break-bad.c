// A block that is left at the first failure. What follows it undoes nothing
// when the configuration is bad.

#include "../include/ndis5_adapter.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  PUCHAR Registers;
  ULONG Speed;
} ADAPTER, *PADAPTER;

#define CARD_BYTES 4096

static NDIS_STATUS ReadSpeed(PADAPTER Adapter, NDIS_HANDLE Context) {
  NDIS_STRING Name = NDIS_STRING_CONST("Speed");
  PNDIS_CONFIGURATION_PARAMETER Parameter;
  NDIS_HANDLE Configuration;
  NDIS_STATUS Status;

  NdisOpenConfiguration(&Status, &Configuration, Context);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisReadConfiguration(&Status, &Parameter, Configuration, &Name,
                        NdisParameterInteger);
  if (Status == NDIS_STATUS_SUCCESS)
    Adapter->Speed = Parameter->ParameterData.IntegerData;
  NdisCloseConfiguration(Configuration);
  return Status;
}

static NDIS_STATUS NTAPI Initialize_Bad(PNDIS_STATUS OpenErrorStatus,
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
    NdisMSetAttributes(AdapterHandle, Adapter, FALSE, NdisInterfacePci);
    Status = NdisMMapIoSpace((PVOID *)&Adapter->Registers, AdapterHandle, Card,
                             CARD_BYTES);
    if (Status != NDIS_STATUS_SUCCESS)
      break;
    Status = ReadSpeed(Adapter, ConfigurationContext);
    if (Status != NDIS_STATUS_SUCCESS) {
      break;
    }
  } while (FALSE);

  if (Status != NDIS_STATUS_SUCCESS && Adapter != NULL)
    NdisFreeMemory(Adapter, 0, 0);
  return Status; // expect: ndis-initialize-failure-leak: 'Initialize_Bad' fails without giving back the mapped I/O space
}

static VOID NTAPI Halt(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisMUnmapIoSpace(Adapter->Handle, Adapter->Registers, CARD_BYTES);
  NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize_Bad, Halt);
}
