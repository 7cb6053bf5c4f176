// The medium is looked for first, and one block is left at each failure. Behind
// it the memory is freed with the packets only.

#include "../include/ndis5_adapter.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_HANDLE Packets;
  ULONG Flags;
} ADAPTER, *PADAPTER;

#define HAS_PACKETS 0x00000001
#define LINK_MASK 0x00000030
#define LINK_UP 0x00000010

static NDIS_STATUS TakePackets(PADAPTER Adapter) {
  NDIS_STATUS Status;

  NdisAllocatePacketPool(&Status, &Adapter->Packets, 32,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status == NDIS_STATUS_SUCCESS)
    Adapter->Flags |= HAS_PACKETS;
  return Status;
}

static VOID Undo_Bad(PADAPTER Adapter) {
  if (Adapter->Flags & HAS_PACKETS) {
    NdisFreePacketPool(Adapter->Packets);
    NdisFreeMemory(Adapter, 0, 0);
  }
}

static NDIS_STATUS NTAPI Initialize_Bad(PNDIS_STATUS OpenErrorStatus,
                                        PUINT SelectedMediumIndex,
                                        PNDIS_MEDIUM MediumArray,
                                        UINT MediumArraySize,
                                        NDIS_HANDLE AdapterHandle,
                                        NDIS_HANDLE ConfigurationContext) {
  PADAPTER Adapter = NULL;
  NDIS_STATUS Status;
  UINT Index;

  do {
    for (Index = 0; Index < MediumArraySize; ++Index)
      if (MediumArray[Index] == NdisMedium802_3)
        break;
    if (Index == MediumArraySize) {
      Status = NDIS_STATUS_UNSUPPORTED_MEDIA;
      break;
    }
    *SelectedMediumIndex = Index;

    Status =
        NdisAllocateMemoryWithTag((PVOID *)&Adapter, sizeof(*Adapter), 'dA');
    if (Status != NDIS_STATUS_SUCCESS) {
      Adapter = NULL;
      break;
    }
    NdisZeroMemory(Adapter, sizeof(*Adapter));
    Adapter->Handle = AdapterHandle;
    NdisMSetAttributes(AdapterHandle, Adapter, FALSE, NdisInterfacePci);
    Status = TakePackets(Adapter);
    if (Status != NDIS_STATUS_SUCCESS)
      break;
    Adapter->Flags = (Adapter->Flags & ~LINK_MASK) | LINK_UP;
  } while (FALSE);

  if (Status != NDIS_STATUS_SUCCESS && Adapter != NULL)
    Undo_Bad(Adapter);
  return Status; // expect: ndis-initialize-failure-leak: 'Initialize_Bad' fails
                 // without giving back the memory
}

static VOID NTAPI Halt(NDIS_HANDLE AdapterContext) {
  PADAPTER Adapter = (PADAPTER)AdapterContext;

  NdisFreePacketPool(Adapter->Packets);
  NdisFreeMemory(Adapter, 0, 0);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  return RegisterMiniport(DriverObject, RegistryPath, Initialize_Bad, Halt);
}
