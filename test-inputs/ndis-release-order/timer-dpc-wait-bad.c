// A timer of the kernel fires once. It may have fired when it is cancelled, and
// halt does not wait for its DPC.

#include "../include/ndis5_adapter.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_HANDLE PacketPool;
  KTIMER Timer;
  KDPC Dpc;
} ADAPTER, *PADAPTER;

static VOID NTAPI Tick(PKDPC Dpc, PVOID Context, PVOID SystemArgument1,
                       PVOID SystemArgument2) {
  PADAPTER Adapter = (PADAPTER)Context;
  PNDIS_PACKET Packet;
  NDIS_STATUS Status;

  NdisDprAllocatePacket(&Status, &Packet, Adapter->PacketPool);
  if (Status == NDIS_STATUS_SUCCESS)
    NdisDprFreePacket(Packet);
}

static NDIS_STATUS NTAPI Initialize(PNDIS_STATUS OpenErrorStatus,
                                    PUINT SelectedMediumIndex,
                                    PNDIS_MEDIUM MediumArray,
                                    UINT MediumArraySize,
                                    NDIS_HANDLE AdapterHandle,
                                    NDIS_HANDLE ConfigurationContext) {
  LARGE_INTEGER Due;
  PADAPTER Adapter;
  NDIS_STATUS Status;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Adapter, sizeof(*Adapter), 'dA');
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisZeroMemory(Adapter, sizeof(*Adapter));
  Adapter->Handle = AdapterHandle;
  NdisMSetAttributes(AdapterHandle, Adapter, TRUE, NdisInterfacePci);
  NdisAllocatePacketPool(&Status, &Adapter->PacketPool, 32, 0);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreeMemory(Adapter, 0, 0);
    return Status;
  }
  KeInitializeDpc(&Adapter->Dpc, Tick, Adapter);
  KeInitializeTimer(&Adapter->Timer);
  Due.QuadPart = -10000000;
  KeSetTimer(&Adapter->Timer, Due, &Adapter->Dpc);
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI Halt_Bad(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  KeCancelTimer(&Adapter->Timer);
  NdisFreePacketPool(Adapter->PacketPool); // expect: ndis-release-order: the packet pool is given back, and nothing has waited for the DPC of the timer 'Tick', which uses it
  NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize, Halt_Bad);
}
