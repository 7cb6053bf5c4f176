// Descriptors that the hardware shares, and what is sent and received by them.

#include "orlop.h"

NDIS_STATUS OlAllocateRing(POL_ADAPTER Adapter, POL_RING Ring, ULONG Size) {
  NdisMAllocateSharedMemory(Adapter->MiniportHandle, Size, TRUE, &Ring->Memory,
                            &Ring->Physical);
  if (Ring->Memory == NULL)
    return NDIS_STATUS_RESOURCES;
  NdisZeroMemory(Ring->Memory, Size);
  Ring->Size = Size;
  Ring->Next = 0;
  return NDIS_STATUS_SUCCESS;
}

VOID OlFreeRing(POL_ADAPTER Adapter, POL_RING Ring) {
  NdisMFreeSharedMemory(Adapter->MiniportHandle, Ring->Size, TRUE, Ring->Memory,
                        Ring->Physical);
  Ring->Memory = NULL;
}

static PUCHAR OlBufferOf(POL_ADAPTER Adapter, ULONG Slot) {
  return (PUCHAR)Adapter->ReceiveRing.Memory +
         OL_RING_SLOTS * sizeof(OL_DESCRIPTOR) + Slot * OL_BUFFER_SIZE;
}

static NDIS_STATUS OlFillSlot(POL_ADAPTER Adapter, POL_SLOT Slot,
                              PUCHAR Buffer) {
  Slot->Mdl = NdisAllocateMdl(Adapter->MiniportHandle, Buffer, OL_BUFFER_SIZE);
  if (Slot->Mdl == NULL)
    return NDIS_STATUS_RESOURCES;
  Slot->List = NdisAllocateNetBufferAndNetBufferList(Adapter->ListPool, 0, 0,
                                                     Slot->Mdl, 0, 0);
  if (Slot->List == NULL) {
    NdisFreeMdl(Slot->Mdl);
    Slot->Mdl = NULL;
    return NDIS_STATUS_RESOURCES;
  }
  return NDIS_STATUS_SUCCESS;
}

VOID OlEmptyReceiveRing(POL_ADAPTER Adapter) {
  while (Adapter->SlotCount != 0) {
    POL_SLOT Slot = &Adapter->Slots[--Adapter->SlotCount];

    NdisFreeNetBufferList(Slot->List);
    NdisFreeMdl(Slot->Mdl);
  }
}

NDIS_STATUS OlFillReceiveRing(POL_ADAPTER Adapter) {
  NDIS_STATUS Status;

  for (Adapter->SlotCount = 0; Adapter->SlotCount < OL_RING_SLOTS;
       ++Adapter->SlotCount) {
    Status = OlFillSlot(Adapter, &Adapter->Slots[Adapter->SlotCount],
                        OlBufferOf(Adapter, Adapter->SlotCount));
    if (Status != NDIS_STATUS_SUCCESS) {
      OlEmptyReceiveRing(Adapter);
      return Status;
    }
  }
  return NDIS_STATUS_SUCCESS;
}

VOID OlReceive(POL_ADAPTER Adapter) {
  POL_DESCRIPTOR Ring = (POL_DESCRIPTOR)Adapter->ReceiveRing.Memory;
  PNET_BUFFER_LIST First = NULL, *Last = &First;
  ULONG Count = 0;

  NdisDprAcquireSpinLock(&Adapter->Lock);
  while (Count < OL_RING_SLOTS) {
    ULONG Index = Adapter->ReceiveRing.Next;
    PNET_BUFFER_LIST List = Adapter->Slots[Index].List;

    if (Ring[Index].Flags & OL_DESCRIPTOR_HARDWARE)
      break;
    NET_BUFFER_DATA_LENGTH(NET_BUFFER_LIST_FIRST_NB(List)) = Ring[Index].Length;
    NET_BUFFER_LIST_NEXT_NBL(List) = NULL;
    *Last = List;
    Last = &NET_BUFFER_LIST_NEXT_NBL(List);
    Adapter->ReceiveRing.Next = (Index + 1) % OL_RING_SLOTS;
    ++Count;
  }
  NdisDprReleaseSpinLock(&Adapter->Lock);
  if (First != NULL)
    NdisMIndicateReceiveNetBufferLists(
        Adapter->MiniportHandle, First, NDIS_DEFAULT_PORT_NUMBER, Count,
        NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL | NDIS_RECEIVE_FLAGS_RESOURCES);
}

VOID NTAPI OlReturn(NDIS_HANDLE AdapterContext, PNET_BUFFER_LIST Lists,
                    ULONG Flags) {
  UNREFERENCED_PARAMETER(AdapterContext);
  UNREFERENCED_PARAMETER(Lists);
  UNREFERENCED_PARAMETER(Flags);
}

static NDIS_STATUS OlSendBuffer(POL_ADAPTER Adapter, PNET_BUFFER Buffer) {
  POL_DESCRIPTOR Ring = (POL_DESCRIPTOR)Adapter->SendRing.Memory;
  PSCATTER_GATHER_LIST Elements;
  NDIS_STATUS Status;
  ULONG I;

  Status = NdisMAllocateNetBufferSGList(Adapter->DmaHandle, Buffer, Buffer,
                                        NDIS_SG_LIST_WRITE_TO_DEVICE, NULL, 0);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  Elements = (PSCATTER_GATHER_LIST)NET_BUFFER_MINIPORT_RESERVED(Buffer)[1];
  for (I = 0; I < Elements->NumberOfElements; ++I) {
    POL_DESCRIPTOR To = &Ring[Adapter->SendRing.Next];

    To->Address = Elements->Elements[I].Address.QuadPart;
    To->Length = Elements->Elements[I].Length;
    To->Flags = OL_DESCRIPTOR_HARDWARE;
    Adapter->SendRing.Next = (Adapter->SendRing.Next + 1) % OL_RING_SLOTS;
  }
  NdisMFreeNetBufferSGList(Adapter->DmaHandle, Elements, Buffer);
  return NDIS_STATUS_SUCCESS;
}

VOID NTAPI OlSend(NDIS_HANDLE AdapterContext, PNET_BUFFER_LIST Lists,
                  NDIS_PORT_NUMBER Port, ULONG Flags) {
  POL_ADAPTER Adapter = (POL_ADAPTER)AdapterContext;
  PNET_BUFFER_LIST List;
  PNET_BUFFER Buffer;

  UNREFERENCED_PARAMETER(Port);
  UNREFERENCED_PARAMETER(Flags);
  for (List = Lists; List != NULL; List = NET_BUFFER_LIST_NEXT_NBL(List)) {
    NDIS_STATUS Status =
        Adapter->Running ? NDIS_STATUS_SUCCESS : NDIS_STATUS_PAUSED;

    for (Buffer = NET_BUFFER_LIST_FIRST_NB(List);
         Buffer != NULL && Status == NDIS_STATUS_SUCCESS;
         Buffer = NET_BUFFER_NEXT_NB(Buffer))
      Status = OlSendBuffer(Adapter, Buffer);
    NET_BUFFER_LIST_STATUS(List) = Status;
  }
  NdisMSendNetBufferListsComplete(Adapter->MiniportHandle, Lists, 0);
}

VOID NTAPI OlCancelSend(NDIS_HANDLE AdapterContext, PVOID CancelId) {
  UNREFERENCED_PARAMETER(AdapterContext);
  UNREFERENCED_PARAMETER(CancelId);
}
