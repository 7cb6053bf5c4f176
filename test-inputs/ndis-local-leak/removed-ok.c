// Channels are in a list before they are whole; one that does not become whole
// is taken out again, and is then its taker's.

#include "../include/ndis5_adapter.h"

#define CHANNELS 4

typedef struct _ADAPTER {
  LIST_ENTRY Channels;
} ADAPTER, *PADAPTER;

typedef struct _CHANNEL {
  LIST_ENTRY Link;
  ULONG Number;
  NDIS_HANDLE PacketPool;
} CHANNEL, *PCHANNEL;

static VOID AddChannel_Ok(PADAPTER Adapter, ULONG Number) {
  PCHANNEL Channel;
  NDIS_STATUS Status;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Channel, sizeof(*Channel), 'hC');
  if (Status != NDIS_STATUS_SUCCESS)
    return;
  NdisZeroMemory(Channel, sizeof(*Channel));
  Channel->Number = Number;
  InsertTailList(&Adapter->Channels, &Channel->Link);

  NdisAllocatePacketPool(&Status, &Channel->PacketPool, 16,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS) {
    RemoveEntryList(&Channel->Link);
    NdisFreeMemory(Channel, 0, 0);
    return;
  }
}

static NDIS_STATUS NTAPI Initialize(PNDIS_STATUS OpenErrorStatus,
                                    PUINT SelectedMediumIndex,
                                    PNDIS_MEDIUM MediumArray,
                                    UINT MediumArraySize,
                                    NDIS_HANDLE AdapterHandle,
                                    NDIS_HANDLE ConfigurationContext) {
  PADAPTER Adapter;
  NDIS_STATUS Status;
  ULONG Number;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Adapter, sizeof(*Adapter), 'dA');
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisMSetAttributes(AdapterHandle, Adapter, FALSE, NdisInterfacePci);
  InitializeListHead(&Adapter->Channels);
  for (Number = 0; Number < CHANNELS; ++Number)
    AddChannel_Ok(Adapter, Number);
  return NDIS_STATUS_SUCCESS;
}

static VOID NTAPI Halt(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  while (!IsListEmpty(&Adapter->Channels)) {
    PLIST_ENTRY Entry = RemoveHeadList(&Adapter->Channels);
    PCHANNEL Channel = CONTAINING_RECORD(Entry, CHANNEL, Link);

    NdisFreePacketPool(Channel->PacketPool);
    NdisFreeMemory(Channel, 0, 0);
  }
  NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize, Halt);
}
