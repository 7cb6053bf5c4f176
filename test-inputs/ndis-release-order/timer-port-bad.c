// A timer that fires again and again asks the card, and may put what it says into a
// packet. Halt frees the packet pool first.

#include "../include/ndis5_adapter.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_HANDLE PacketPool;
  ULONG_PTR Port;
  BOOLEAN Quiet;
  NDIS_MINIPORT_TIMER Link;
  NDIS_MINIPORT_TIMER Report;
  ULONG Ticks;
} ADAPTER, *PADAPTER;

static VOID NTAPI CheckLink(PVOID SystemSpecific1, PVOID FunctionContext,
                            PVOID SystemSpecific2, PVOID SystemSpecific3) {
  ++((PADAPTER)FunctionContext)->Ticks;
}

static VOID NTAPI Report(PVOID SystemSpecific1, PVOID FunctionContext,
                         PVOID SystemSpecific2, PVOID SystemSpecific3) {
  PADAPTER Adapter = (PADAPTER)FunctionContext;
  PNDIS_PACKET Packet;
  NDIS_STATUS Status;
  UCHAR Link;

  NdisRawReadPortUchar(Adapter->Port, &Link);
  if ((Link & 4) == 0)
    return;
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
  NdisMInitializeTimer(&Adapter->Report, AdapterHandle, Report, Adapter);
  NdisMInitializeTimer(&Adapter->Link, AdapterHandle, CheckLink, Adapter);
  NdisMSetPeriodicTimer(&Adapter->Report, 1000);
  NdisMSetPeriodicTimer(&Adapter->Link, 1000);
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI Halt_Bad(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  BOOLEAN Cancelled;

  NdisFreePacketPool(Adapter->PacketPool); // expect: ndis-release-order: the packet pool is given back before the periodic timer; until then 'Report' may be called
  NdisMCancelTimer(&Adapter->Report, &Cancelled);
  if (!Cancelled)
    NdisMSleep(1000);
  NdisMCancelTimer(&Adapter->Link, &Cancelled);
  if (!Cancelled)
    NdisMSleep(1000);
  NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize, Halt_Bad);
}
