// One controller's life: a long ladder up, and the same down at halt.

#include "gannet.h"

static NDIS_STATUS GnSelectMedium(PUINT Selected, PNDIS_MEDIUM Media,
                                  UINT Count) {
  for (*Selected = 0; *Selected < Count; ++*Selected)
    if (Media[*Selected] == NdisMedium802_3)
      return NDIS_STATUS_SUCCESS;
  return NDIS_STATUS_UNSUPPORTED_MEDIA;
}

// What the registry may say, over what is so without it.
static VOID GnReadConfiguration(PGN_ADAPTER Adapter,
                                NDIS_HANDLE ConfigurationContext) {
  NDIS_STRING Keyword = NDIS_STRING_CONST("MaxLookahead");
  PNDIS_CONFIGURATION_PARAMETER Parameter;
  NDIS_HANDLE Configuration;
  NDIS_STATUS Status;
  PVOID Address;
  UINT Length;

  Adapter->MaxLookahead = GN_MAX_FRAME - GN_HEADER_BYTES;
  NdisOpenConfiguration(&Status, &Configuration, ConfigurationContext);
  if (Status != NDIS_STATUS_SUCCESS)
    return;

  NdisReadConfiguration(&Status, &Parameter, Configuration, &Keyword,
                        NdisParameterInteger);
  if (Status == NDIS_STATUS_SUCCESS &&
      Parameter->ParameterData.IntegerData < Adapter->MaxLookahead)
    Adapter->MaxLookahead = Parameter->ParameterData.IntegerData;

  NdisReadNetworkAddress(&Status, &Address, &Length, Configuration);
  if (Status == NDIS_STATUS_SUCCESS && Length == ETH_LENGTH_OF_ADDRESS)
    NdisMoveMemory(Adapter->Address, Address, ETH_LENGTH_OF_ADDRESS);

  NdisCloseConfiguration(Configuration);
}

static NDIS_STATUS GnFindResources(PGN_ADAPTER Adapter,
                                   NDIS_HANDLE ConfigurationContext) {
  UCHAR Storage[sizeof(NDIS_RESOURCE_LIST) +
                8 * sizeof(CM_PARTIAL_RESOURCE_DESCRIPTOR)];
  PNDIS_RESOURCE_LIST List = (PNDIS_RESOURCE_LIST)Storage;
  NDIS_STATUS Status;
  UINT Size = sizeof(Storage);
  ULONG Index;

  NdisMQueryAdapterResources(&Status, ConfigurationContext, List, &Size);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  for (Index = 0; Index < List->Count; ++Index) {
    PCM_PARTIAL_RESOURCE_DESCRIPTOR Part = &List->PartialDescriptors[Index];

    if (Part->Type == CmResourceTypePort) {
      Adapter->FirstPort = Part->u.Port.Start.LowPart;
    } else if (Part->Type == CmResourceTypeInterrupt) {
      Adapter->Vector = Part->u.Interrupt.Vector;
      Adapter->Level = Part->u.Interrupt.Level;
    }
  }
  if (Adapter->FirstPort == 0 || Adapter->Vector == 0)
    return NDIS_STATUS_RESOURCE_CONFLICT;
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS GnCreate(NDIS_HANDLE Handle, PGN_ADAPTER *AdapterPointer) {
  PGN_ADAPTER Adapter;
  NDIS_STATUS Status;

  Status =
      NdisAllocateMemoryWithTag((PVOID *)&Adapter, sizeof(GN_ADAPTER), GN_TAG);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  NdisZeroMemory(Adapter, sizeof(GN_ADAPTER));
  Adapter->Handle = Handle;
  Adapter->SendFree = GN_SEND_SLOTS;
  Adapter->Indicated = 1;
  InitializeListHead(&Adapter->Waiting);
  InitializeListHead(&Adapter->Sending);
  NdisInitializeEvent(&Adapter->Returned);
  NdisAllocateSpinLock(&Adapter->SendLock);
  NdisAllocateSpinLock(&Adapter->ReceiveLock);
  NdisMInitializeTimer(&Adapter->WatchTimer, Handle, GnWatch, Adapter);
  NdisMInitializeTimer(&Adapter->RetryTimer, Handle, GnRetry, Adapter);
  *AdapterPointer = Adapter;
  return NDIS_STATUS_SUCCESS;
}

static VOID GnDelete(PGN_ADAPTER Adapter) {
  NdisFreeSpinLock(&Adapter->ReceiveLock);
  NdisFreeSpinLock(&Adapter->SendLock);
  NdisFreeMemory(Adapter, sizeof(GN_ADAPTER), 0);
}

NDIS_STATUS NTAPI GnInitialize(PNDIS_STATUS OpenErrorStatus,
                               PUINT SelectedMediumIndex,
                               PNDIS_MEDIUM MediumArray, UINT MediumArraySize,
                               NDIS_HANDLE Handle,
                               NDIS_HANDLE ConfigurationContext) {
  PGN_ADAPTER Adapter;
  NDIS_STATUS Status;

  UNREFERENCED_PARAMETER(OpenErrorStatus);
  Status = GnSelectMedium(SelectedMediumIndex, MediumArray, MediumArraySize);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  Status = GnCreate(Handle, &Adapter);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  NdisMSetAttributesEx(Handle, Adapter, 4,
                       NDIS_ATTRIBUTE_BUS_MASTER | NDIS_ATTRIBUTE_DESERIALIZE |
                           NDIS_ATTRIBUTE_SURPRISE_REMOVE_OK,
                       NdisInterfacePci);

  Status = GnFindResources(Adapter, ConfigurationContext);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailResources;

  Status = NdisMRegisterIoPortRange((PVOID *)&Adapter->Ports, Handle,
                                    Adapter->FirstPort, GN_PORT_COUNT);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailResources;

  GnStopController(Adapter);
  GnReadAddress(Adapter);
  GnReadConfiguration(Adapter, ConfigurationContext);

  // Map registers come before shared memory.
  Status = NdisMAllocateMapRegisters(Handle, 0, NDIS_DMA_32BITS, GN_SEND_SLOTS,
                                     GN_MAX_FRAME);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailMapRegisters;

  Status = GnAllocateRings(Adapter);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailRings;

  NdisInitializeNPagedLookasideList(&Adapter->Sends, NULL, NULL, 0,
                                    sizeof(GN_SEND), GN_TAG, 0);

  NdisAllocatePacketPool(&Status, &Adapter->PacketPool, GN_RECEIVE_SLOTS,
                         PROTOCOL_RESERVED_SIZE_IN_PACKET);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailPacketPool;

  NdisAllocateBufferPool(&Status, &Adapter->BufferPool, GN_RECEIVE_SLOTS);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailBufferPool;

  Status = GnAllocatePackets(Adapter);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailPackets;

  // The line is shared: the ISR may run before this returns.
  Status = NdisMRegisterInterrupt(&Adapter->Interrupt, Handle, Adapter->Vector,
                                  Adapter->Level, TRUE, TRUE,
                                  NdisInterruptLevelSensitive);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailInterrupt;

  GnStartController(Adapter);
  NdisMSetPeriodicTimer(&Adapter->WatchTimer, GN_WATCH_MILLISECONDS);
  return NDIS_STATUS_SUCCESS;

FailInterrupt:
  GnFreePackets(Adapter);
FailPackets:
  NdisFreeBufferPool(Adapter->BufferPool);
FailBufferPool:
  NdisFreePacketPool(Adapter->PacketPool);
FailPacketPool:
  NdisDeleteNPagedLookasideList(&Adapter->Sends);
  GnFreeRings(Adapter);
FailRings:
  NdisMFreeMapRegisters(Handle);
FailMapRegisters:
  NdisMDeregisterIoPortRange(Handle, Adapter->FirstPort, GN_PORT_COUNT,
                             Adapter->Ports);
FailResources:
  GnDelete(Adapter);
  return Status;
}

// A tick that runs on another processor is waited for.
static VOID GnStopTimers(PGN_ADAPTER Adapter) {
  BOOLEAN Cancelled;

  NdisMCancelTimer(&Adapter->WatchTimer, &Cancelled);
  NdisMCancelTimer(&Adapter->RetryTimer, &Cancelled);
  KeFlushQueuedDpcs();
}

VOID NTAPI GnHalt(NDIS_HANDLE Context) {
  PGN_ADAPTER Adapter = (PGN_ADAPTER)Context;

  Adapter->Stopping = TRUE;
  GnStopTimers(Adapter);
  GnStopController(Adapter);
  NdisMDeregisterInterrupt(&Adapter->Interrupt);
  GnCancelSends(Adapter);

  // Protocols give back what was indicated to them.
  GnDereference(Adapter);
  NdisWaitEvent(&Adapter->Returned, 0);

  GnFreePackets(Adapter);
  NdisFreeBufferPool(Adapter->BufferPool);
  NdisFreePacketPool(Adapter->PacketPool);
  NdisDeleteNPagedLookasideList(&Adapter->Sends);
  GnFreeRings(Adapter);
  NdisMFreeMapRegisters(Adapter->Handle);
  NdisMDeregisterIoPortRange(Adapter->Handle, Adapter->FirstPort, GN_PORT_COUNT,
                             Adapter->Ports);
  GnDelete(Adapter);
}

VOID NTAPI GnShutdown(NDIS_HANDLE Context) {
  GnStopController((PGN_ADAPTER)Context);
}

VOID NTAPI GnPnPEvent(NDIS_HANDLE Context, NDIS_DEVICE_PNP_EVENT Event,
                      PVOID Buffer, ULONG Length) {
  UNREFERENCED_PARAMETER(Buffer);
  UNREFERENCED_PARAMETER(Length);
  if (Event == NdisDevicePnPEventSurpriseRemoved)
    ((PGN_ADAPTER)Context)->Stopping = TRUE;
}
