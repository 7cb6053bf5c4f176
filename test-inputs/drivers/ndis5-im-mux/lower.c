// An adapter below: its pools, the open binding, the requests to it.

#include "tributary.h"

NDIS_STATUS TbCreateLower(PTB_LOWER *LowerPointer) {
  PTB_LOWER Lower;
  NDIS_STATUS Status;

  Status = TB_ALLOCATE(&Lower, sizeof(TB_LOWER));
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  NdisAllocatePacketPoolEx(&Status, &Lower->SendPool, TB_MIN_PACKETS,
                           TB_MAX_PACKETS - TB_MIN_PACKETS,
                           sizeof(TB_RESERVED));
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailSendPool;

  NdisAllocatePacketPoolEx(&Status, &Lower->ReceivePool, TB_MIN_PACKETS,
                           TB_MAX_PACKETS - TB_MIN_PACKETS,
                           PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailReceivePool;

  Lower->References = 1;
  NdisInitializeEvent(&Lower->Idle);
  NdisInitializeEvent(&Lower->Completed);
  NdisAllocateSpinLock(&Lower->Lock);
  InitializeListHead(&Lower->Ports);
  *LowerPointer = Lower;
  return NDIS_STATUS_SUCCESS;

FailReceivePool:
  NdisFreePacketPool(Lower->SendPool);
FailSendPool:
  TB_FREE(&Lower);
  return Status;
}

// Of a lower that is closed, or was never open: no send is under way. The other
// pool is freed when its packets are back.
VOID TbFreeLower(PTB_LOWER Lower) {
  NdisFreePacketPool(Lower->SendPool);
  while (NdisPacketPoolUsage(Lower->ReceivePool) != 0)
    NdisMSleep(2000);
  NdisFreePacketPool(Lower->ReceivePool);
  NdisFreeSpinLock(&Lower->Lock);
  TB_FREE(&Lower);
}

VOID TbDereferenceLower(PTB_LOWER Lower) {
  if (NdisInterlockedDecrement(&Lower->References) == 0)
    NdisSetEvent(&Lower->Idle);
}

NDIS_STATUS TbOpenLower(PTB_LOWER Lower, PNDIS_STRING DeviceName) {
  NDIS_MEDIUM Media[] = {NdisMedium802_3};
  NDIS_STATUS Status;

  NdisResetEvent(&Lower->Completed);
  NdisOpenAdapter(&Status, &Lower->OpenErrorStatus, &Lower->BindingHandle,
                  &Lower->MediumIndex, Media, 1, TbGlobals.Protocol, Lower,
                  DeviceName, 0, NULL);
  if (Status == NDIS_STATUS_PENDING) {
    NdisWaitEvent(&Lower->Completed, 0);
    Status = Lower->CompletedStatus;
  }
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  NdisAcquireSpinLock(&TbGlobals.Lock);
  InsertTailList(&TbGlobals.Lowers, &Lower->Link);
  NdisReleaseSpinLock(&TbGlobals.Lock);
  return NDIS_STATUS_SUCCESS;
}

// The ports are stopped. Waits for what still refers to the lower: frames
// under way, requests.
VOID TbCloseLower(PTB_LOWER Lower) {
  NDIS_STATUS Status;

  NdisAcquireSpinLock(&TbGlobals.Lock);
  RemoveEntryList(&Lower->Link);
  NdisReleaseSpinLock(&TbGlobals.Lock);

  TbDereferenceLower(Lower);
  NdisWaitEvent(&Lower->Idle, 0);

  NdisResetEvent(&Lower->Completed);
  NdisCloseAdapter(&Status, Lower->BindingHandle);
  if (Status == NDIS_STATUS_PENDING)
    NdisWaitEvent(&Lower->Completed, 0);
  Lower->BindingHandle = NULL;
}

// The ports of the moment, each referenced.
UINT TbReferencePorts(PTB_LOWER Lower, PTB_PORT Ports[TB_MAX_PORTS]) {
  PLIST_ENTRY Entry;
  UINT Count = 0;

  NdisAcquireSpinLock(&Lower->Lock);
  for (Entry = Lower->Ports.Flink;
       Entry != &Lower->Ports && Count < TB_MAX_PORTS; Entry = Entry->Flink) {
    Ports[Count] = CONTAINING_RECORD(Entry, TB_PORT, Link);
    NdisInterlockedIncrement(&Ports[Count]->References);
    ++Count;
  }
  NdisReleaseSpinLock(&Lower->Lock);
  return Count;
}

// All that any port wants. Pending means that TbRequestComplete tells the port,
// if there is one that waits.
NDIS_STATUS TbSetLowerFilter(PTB_LOWER Lower, PTB_PORT Port) {
  PTB_REQUEST Ours;
  PLIST_ENTRY Entry;
  NDIS_STATUS Status;

  Ours = (PTB_REQUEST)NdisAllocateFromNPagedLookasideList(&TbGlobals.Requests);
  if (Ours == NULL)
    return NDIS_STATUS_RESOURCES;

  NdisZeroMemory(Ours, sizeof(TB_REQUEST));
  NdisAcquireSpinLock(&Lower->Lock);
  for (Entry = Lower->Ports.Flink; Entry != &Lower->Ports; Entry = Entry->Flink)
    Ours->PacketFilter |= CONTAINING_RECORD(Entry, TB_PORT, Link)->PacketFilter;
  NdisReleaseSpinLock(&Lower->Lock);
  // The ports' addresses are not the adapter's.
  if (Ours->PacketFilter & NDIS_PACKET_TYPE_DIRECTED)
    Ours->PacketFilter |= NDIS_PACKET_TYPE_PROMISCUOUS;

  if (Port != NULL)
    NdisInterlockedIncrement(&Port->References);
  NdisInterlockedIncrement(&Lower->References);
  Ours->Port = Port;
  Ours->Request.RequestType = NdisRequestSetInformation;
  Ours->Request.DATA.SET_INFORMATION.Oid = OID_GEN_CURRENT_PACKET_FILTER;
  Ours->Request.DATA.SET_INFORMATION.InformationBuffer = &Ours->PacketFilter;
  Ours->Request.DATA.SET_INFORMATION.InformationBufferLength = sizeof(ULONG);

  NdisRequest(&Status, Lower->BindingHandle, &Ours->Request);
  if (Status != NDIS_STATUS_PENDING) {
    NdisFreeToNPagedLookasideList(&TbGlobals.Requests, Ours);
    if (Port != NULL)
      TbDereferencePort(Port);
    TbDereferenceLower(Lower);
  }
  return Status;
}
