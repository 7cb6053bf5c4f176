// One card's life: initialize and halt share the routine that frees.

#include "quillnic.h"

// The last reference lets QlHalt go on.
VOID QlDereferenceAdapter(PQL_ADAPTER Adapter) {
  if (NdisInterlockedDecrement(&Adapter->References) == 0)
    NdisSetEvent(&Adapter->Idle);
}

// Gives back what there is of *AdapterPointer, and clears it. The card is
// stopped and none of its packets is out.
static VOID QlFreeAdapter(PQL_ADAPTER *AdapterPointer) {
  PQL_ADAPTER Adapter = *AdapterPointer;

  *AdapterPointer = NULL;
  if (Adapter->ShutdownRegistered) {
    NdisMDeregisterAdapterShutdownHandler(Adapter->Handle);
    Adapter->ShutdownRegistered = FALSE;
  }
  if (Adapter->InterruptConnected) {
    NdisMDeregisterInterrupt(&Adapter->Interrupt);
    Adapter->InterruptConnected = FALSE;
  }
  if (Adapter->Rings != NULL) {
    NdisMFreeSharedMemory(Adapter->Handle, sizeof(QL_RINGS), FALSE,
                          Adapter->Rings, Adapter->RingsAddress);
    Adapter->Rings = NULL;
  }
  if (Adapter->MapRegisters) {
    NdisMFreeMapRegisters(Adapter->Handle);
    Adapter->MapRegisters = FALSE;
  }
  if (Adapter->Ports != NULL) {
    NdisMDeregisterIoPortRange(Adapter->Handle, Adapter->FirstPort,
                               QL_PORT_COUNT, Adapter->Ports);
    Adapter->Ports = NULL;
  }
  NdisFreeSpinLock(&Adapter->Lock);
  NdisFreeMemory(Adapter, 0, 0);
}

static NDIS_STATUS QlAllocateAdapter(NDIS_HANDLE Handle,
                                     PQL_ADAPTER *AdapterPointer) {
  PQL_ADAPTER Adapter;
  NDIS_STATUS Status;

  Status =
      NdisAllocateMemoryWithTag((PVOID *)&Adapter, sizeof(QL_ADAPTER), QL_TAG);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  NdisZeroMemory(Adapter, sizeof(QL_ADAPTER));
  NdisAllocateSpinLock(&Adapter->Lock);
  NdisInitializeEvent(&Adapter->Idle);
  NdisMInitializeTimer(&Adapter->LinkTimer, Handle, QlLinkTick, Adapter);
  Adapter->Handle = Handle;
  Adapter->References = 1;
  *AdapterPointer = Adapter;
  return NDIS_STATUS_SUCCESS;
}

// An address in the registry replaces the card's; its absence is no error.
static NDIS_STATUS QlReadConfiguration(PQL_ADAPTER Adapter,
                                       NDIS_HANDLE ConfigurationContext) {
  NDIS_HANDLE Configuration;
  NDIS_STATUS Status;
  PVOID Address;
  UINT Length;

  NdisOpenConfiguration(&Status, &Configuration, ConfigurationContext);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  NdisReadNetworkAddress(&Status, &Address, &Length, Configuration);
  if (Status == NDIS_STATUS_SUCCESS && Length == ETH_LENGTH_OF_ADDRESS &&
      !ETH_IS_MULTICAST(Address))
    NdisMoveMemory(Adapter->Address, Address, ETH_LENGTH_OF_ADDRESS);

  NdisCloseConfiguration(Configuration);
  return NDIS_STATUS_SUCCESS;
}

static VOID QlTakeResources(PQL_ADAPTER Adapter, PNDIS_RESOURCE_LIST List) {
  ULONG Index;

  for (Index = 0; Index < List->Count; ++Index) {
    PCM_PARTIAL_RESOURCE_DESCRIPTOR Part = &List->PartialDescriptors[Index];

    switch (Part->Type) {
    case CmResourceTypePort:
      Adapter->FirstPort = Part->u.Port.Start.LowPart;
      break;
    case CmResourceTypeInterrupt:
      Adapter->Vector = Part->u.Interrupt.Vector;
      Adapter->Level = Part->u.Interrupt.Level;
      break;
    default:
      break;
    }
  }
}

// The first query tells the size, the second one fetches the list.
static NDIS_STATUS QlFindResources(PQL_ADAPTER Adapter,
                                   NDIS_HANDLE ConfigurationContext) {
  PNDIS_RESOURCE_LIST List = NULL;
  NDIS_STATUS Status;
  UINT Size = 0;

  NdisMQueryAdapterResources(&Status, ConfigurationContext, NULL, &Size);
  if (Size == 0)
    return NDIS_STATUS_ADAPTER_NOT_FOUND;

  Status = NdisAllocateMemoryWithTag((PVOID *)&List, Size, QL_TAG);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  NdisMQueryAdapterResources(&Status, ConfigurationContext, List, &Size);
  if (Status == NDIS_STATUS_SUCCESS)
    QlTakeResources(Adapter, List);
  NdisFreeMemory(List, 0, 0);

  if (Status == NDIS_STATUS_SUCCESS &&
      (Adapter->FirstPort == 0 || Adapter->Vector == 0))
    Status = NDIS_STATUS_RESOURCE_CONFLICT;
  return Status;
}

// A bus master has map registers before it may have shared memory.
static NDIS_STATUS QlAllocateRings(PQL_ADAPTER Adapter) {
  NDIS_STATUS Status;

  Status = NdisMAllocateMapRegisters(Adapter->Handle, 0, NDIS_DMA_32BITS,
                                     QL_RING_SLOTS, QL_MAX_FRAME);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  Adapter->MapRegisters = TRUE;

  NdisMAllocateSharedMemory(Adapter->Handle, sizeof(QL_RINGS), FALSE,
                            (PVOID *)&Adapter->Rings, &Adapter->RingsAddress);
  if (Adapter->Rings == NULL)
    return NDIS_STATUS_RESOURCES;
  NdisZeroMemory(Adapter->Rings, sizeof(QL_RINGS));
  return NDIS_STATUS_SUCCESS;
}

NDIS_STATUS NTAPI QlInitialize(PNDIS_STATUS OpenErrorStatus,
                               PUINT SelectedMediumIndex,
                               PNDIS_MEDIUM MediumArray, UINT MediumArraySize,
                               NDIS_HANDLE AdapterHandle,
                               NDIS_HANDLE ConfigurationContext) {
  PQL_ADAPTER Adapter = NULL;
  NDIS_STATUS Status;
  UINT Index;

  UNREFERENCED_PARAMETER(OpenErrorStatus);
  for (Index = 0; Index < MediumArraySize; ++Index)
    if (MediumArray[Index] == NdisMedium802_3)
      break;
  if (Index == MediumArraySize)
    return NDIS_STATUS_UNSUPPORTED_MEDIA;
  *SelectedMediumIndex = Index;

  do {
    Status = QlAllocateAdapter(AdapterHandle, &Adapter);
    if (Status != NDIS_STATUS_SUCCESS)
      break;

    NdisMSetAttributesEx(AdapterHandle, Adapter, 0, NDIS_ATTRIBUTE_BUS_MASTER,
                         NdisInterfacePci);

    Status = QlFindResources(Adapter, ConfigurationContext);
    if (Status != NDIS_STATUS_SUCCESS)
      break;

    Status = NdisMRegisterIoPortRange((PVOID *)&Adapter->Ports, AdapterHandle,
                                      Adapter->FirstPort, QL_PORT_COUNT);
    if (Status != NDIS_STATUS_SUCCESS)
      break;

    QlStopCard(Adapter);
    QlReadAddress(Adapter);
    Status = QlReadConfiguration(Adapter, ConfigurationContext);
    if (Status != NDIS_STATUS_SUCCESS)
      break;

    Status = QlAllocateRings(Adapter);
    if (Status != NDIS_STATUS_SUCCESS)
      break;

    // The line may be shared: the ISR can run from here on.
    Status = NdisMRegisterInterrupt(&Adapter->Interrupt, AdapterHandle,
                                    Adapter->Vector, Adapter->Level, TRUE, TRUE,
                                    NdisInterruptLevelSensitive);
    if (Status != NDIS_STATUS_SUCCESS)
      break;
    Adapter->InterruptConnected = TRUE;

    NdisMRegisterAdapterShutdownHandler(AdapterHandle, Adapter, QlShutdown);
    Adapter->ShutdownRegistered = TRUE;

    // Nothing can fail any more.
    NdisAcquireSpinLock(&QlGlobal.Lock);
    InsertTailList(&QlGlobal.Adapters, &Adapter->Link);
    NdisReleaseSpinLock(&QlGlobal.Lock);

    QlStartCard(Adapter);
    NdisMSetPeriodicTimer(&Adapter->LinkTimer, QL_LINK_CHECK_MILLISECONDS);
  } while (FALSE);

  if (Status != NDIS_STATUS_SUCCESS && Adapter != NULL)
    QlFreeAdapter(&Adapter);
  return Status;
}

VOID NTAPI QlHalt(NDIS_HANDLE Context) {
  PQL_ADAPTER Adapter = (PQL_ADAPTER)Context;
  BOOLEAN Cancelled;

  NdisMCancelTimer(&Adapter->LinkTimer, &Cancelled);
  if (!Cancelled)
    KeFlushQueuedDpcs();

  QlStopCard(Adapter);

  NdisAcquireSpinLock(&QlGlobal.Lock);
  RemoveEntryList(&Adapter->Link);
  NdisReleaseSpinLock(&QlGlobal.Lock);

  // Packets that protocols still hold refer to the adapter.
  QlDereferenceAdapter(Adapter);
  NdisWaitEvent(&Adapter->Idle, 0);
  QlFreeAdapter(&Adapter);
}

VOID NTAPI QlShutdown(PVOID Context) { QlStopCard((PQL_ADAPTER)Context); }
