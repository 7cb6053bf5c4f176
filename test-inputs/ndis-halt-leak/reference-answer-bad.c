// Who gives back the last reference is told so, and frees the adapter: halt, or
// the last packet that comes back, but for its pool.

#include "../include/ndis5_miniport.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  LONG References;
  NDIS_HANDLE PacketPool;
  NPAGED_LOOKASIDE_LIST Frames;
} ADAPTER, *PADAPTER;

static BOOLEAN IsLast(PADAPTER Adapter) {
  return NdisInterlockedDecrement(&Adapter->References) == 0;
}

static VOID FreeAdapter(PADAPTER Adapter) {
  NdisDeleteNPagedLookasideList(&Adapter->Frames);
  NdisFreeMemory(Adapter, 0, 0);
}

static VOID NTAPI ReturnPacket(NDIS_HANDLE AdapterContext,
                               PNDIS_PACKET Packet) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisFreePacket(Packet);
  if (IsLast(Adapter))
    FreeAdapter(Adapter);
}

// A packet that is indicated has a reference until it comes back.
static VOID NTAPI HandleInterrupt(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;
  PNDIS_PACKET Packet;
  NDIS_STATUS Status;

  NdisAllocatePacket(&Status, &Packet, Adapter->PacketPool);
  if (Status != NDIS_STATUS_SUCCESS)
    return;
  NdisInterlockedIncrement(&Adapter->References);
  NDIS_SET_PACKET_STATUS(Packet, NDIS_STATUS_SUCCESS);
  NdisMIndicateReceivePacket(Adapter->Handle, &Packet, 1);
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
  Adapter->References = 1;
  NdisMSetAttributes(AdapterHandle, Adapter, FALSE, NdisInterfacePci);

  NdisAllocatePacketPool(&Status, &Adapter->PacketPool, 32,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreeMemory(Adapter, 0, 0);
    return Status;
  }
  NdisInitializeNPagedLookasideList(&Adapter->Frames, NULL, NULL, 0, 1514,
                                    'marF', 0);
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI Halt_Bad(NDIS_HANDLE AdapterContext) { // expect: ndis-halt-leak: 'Halt_Bad' never gives back the packet pool
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  if (IsLast(Adapter))
    FreeAdapter(Adapter);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Chars.InitializeHandler = Initialize;
  Chars.HaltHandler = Halt_Bad;
  Chars.HandleInterruptHandler = HandleInterrupt;
  Chars.ReturnPacketHandler = ReturnPacket;
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
