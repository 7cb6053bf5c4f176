// One adapter: initialize and halt, and what runs for it between them.

#include "coppertail.h"

static IO_WORKITEM_ROUTINE CtWork;

// What is begun between the two is waited for when the adapter stops.
BOOLEAN CtBegin(PCT_ADAPTER Adapter) {
  BOOLEAN Begun = FALSE;

  NdisAcquireSpinLock(&Adapter->Lock);
  if (!Adapter->Stopping) {
    if (Adapter->Pending++ == 0)
      KeClearEvent(&Adapter->Idle);
    Begun = TRUE;
  }
  NdisReleaseSpinLock(&Adapter->Lock);
  return Begun;
}

VOID CtEnd(PCT_ADAPTER Adapter) {
  NdisAcquireSpinLock(&Adapter->Lock);
  if (--Adapter->Pending == 0)
    KeSetEvent(&Adapter->Idle, IO_NO_INCREMENT, FALSE);
  NdisReleaseSpinLock(&Adapter->Lock);
}

// Nothing more is begun.
static VOID CtStop(PCT_ADAPTER Adapter) {
  NdisAcquireSpinLock(&Adapter->Lock);
  Adapter->Stopping = TRUE;
  NdisReleaseSpinLock(&Adapter->Lock);
}

// Transfers on the control pipe are for PASSIVE_LEVEL. Work that is queued
// already will see what is new.
static VOID CtQueueWork(PCT_ADAPTER Adapter) {
  if (!CtBegin(Adapter))
    return;
  if (InterlockedExchange(&Adapter->Working, 1) == 0)
    IoQueueWorkItem(Adapter->WorkItem, CtWork, DelayedWorkQueue, Adapter);
  else
    CtEnd(Adapter);
}

static VOID NTAPI CtWork(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  PCT_ADAPTER Adapter = (PCT_ADAPTER)Context;

  InterlockedExchange(&Adapter->Working, 0);
  CtVendorRequest(Adapter, CT_REQUEST_FILTER, (USHORT)Adapter->PacketFilter,
                  NULL, 0);
  CtStartReceives(Adapter);
  CtEnd(Adapter);
}

static VOID NTAPI CtTick(PVOID SystemSpecific1, PVOID Context,
                         PVOID SystemSpecific2, PVOID SystemSpecific3) {
  CtQueueWork((PCT_ADAPTER)Context);
}

NDIS_STATUS NTAPI CtQuery(NDIS_HANDLE Context, NDIS_OID Oid, PVOID Buffer,
                          ULONG Length, PULONG Written, PULONG Needed) {
  PCT_ADAPTER Adapter = (PCT_ADAPTER)Context;
  ULONG Number = 0;
  const VOID *Answer = &Number;
  ULONG AnswerLength = sizeof(ULONG);

  switch (Oid) {
  case OID_GEN_MEDIA_SUPPORTED:
  case OID_GEN_MEDIA_IN_USE:
    Number = NdisMedium802_3;
    break;
  case OID_GEN_MAXIMUM_FRAME_SIZE:
    Number = CT_MAX_FRAME - CT_MIN_FRAME;
    break;
  case OID_GEN_CURRENT_PACKET_FILTER:
    Number = Adapter->PacketFilter;
    break;
  case OID_802_3_CURRENT_ADDRESS:
    Answer = Adapter->Address;
    AnswerLength = ETH_LENGTH_OF_ADDRESS;
    break;
  default:
    return NDIS_STATUS_NOT_SUPPORTED;
  }

  if (Length < AnswerLength) {
    *Needed = AnswerLength;
    return NDIS_STATUS_BUFFER_TOO_SHORT;
  }
  NdisMoveMemory(Buffer, Answer, AnswerLength);
  *Written = AnswerLength;
  return NDIS_STATUS_SUCCESS;
}

NDIS_STATUS NTAPI CtSet(NDIS_HANDLE Context, NDIS_OID Oid, PVOID Buffer,
                        ULONG Length, PULONG Read, PULONG Needed) {
  PCT_ADAPTER Adapter = (PCT_ADAPTER)Context;

  if (Oid != OID_GEN_CURRENT_PACKET_FILTER)
    return NDIS_STATUS_NOT_SUPPORTED;
  if (Length != sizeof(ULONG)) {
    *Needed = sizeof(ULONG);
    return NDIS_STATUS_INVALID_LENGTH;
  }
  Adapter->PacketFilter = *(PULONG)Buffer;
  *Read = sizeof(ULONG);
  CtQueueWork(Adapter);
  return NDIS_STATUS_SUCCESS;
}

// The adapter's own address, unless the registry has another.
static NDIS_STATUS CtReadAddress(PCT_ADAPTER Adapter,
                                 NDIS_HANDLE ConfigurationContext) {
  NDIS_HANDLE Configuration;
  NDIS_STATUS Status;
  PVOID Address;
  UINT Length;

  if (!NT_SUCCESS(CtVendorRequest(Adapter, CT_REQUEST_ADDRESS, 0,
                                  Adapter->Address, ETH_LENGTH_OF_ADDRESS)))
    return NDIS_STATUS_ADAPTER_NOT_FOUND;

  NdisOpenConfiguration(&Status, &Configuration, ConfigurationContext);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisReadNetworkAddress(&Status, &Address, &Length, Configuration);
  if (Status == NDIS_STATUS_SUCCESS && Length == ETH_LENGTH_OF_ADDRESS)
    NdisMoveMemory(Adapter->Address, Address, Length);
  NdisCloseConfiguration(Configuration);
  return NDIS_STATUS_SUCCESS;
}

// Stops what runs, and frees what there is: of an adapter that failed to
// initialize, or is halted.
static VOID CtFreeAdapter(PCT_ADAPTER Adapter) {
  BOOLEAN Cancelled;

  CtStop(Adapter);
  if (Adapter->TimerSet) {
    NdisMCancelTimer(&Adapter->Timer, &Cancelled);
    KeFlushQueuedDpcs();
  }
  if (Adapter->Receives != NULL)
    CtCancelReceives(Adapter);
  if (Adapter->PipeOut != NULL)
    CtAbortPipe(Adapter, Adapter->PipeOut);
  KeWaitForSingleObject(&Adapter->Idle, Executive, KernelMode, FALSE, NULL);
  // Who set the event may still have the lock.
  CtStop(Adapter);

  if (Adapter->WorkItem != NULL)
    IoFreeWorkItem(Adapter->WorkItem);
  if (Adapter->Receives != NULL)
    CtDeleteReceives(Adapter);
  NdisFreeSpinLock(&Adapter->Lock);
  NdisFreeMemory(Adapter, 0, 0);
}

static NDIS_STATUS CtStartAdapter(PCT_ADAPTER Adapter,
                                  NDIS_HANDLE ConfigurationContext) {
  NDIS_STATUS Status;

  Adapter->WorkItem = IoAllocateWorkItem(Adapter->Fdo);
  if (Adapter->WorkItem == NULL)
    return NDIS_STATUS_RESOURCES;
  if (!NT_SUCCESS(CtConfigureUsb(Adapter)))
    return NDIS_STATUS_DEVICE_FAILED;

  Status = CtReadAddress(Adapter, ConfigurationContext);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  Status = CtCreateReceives(Adapter);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  CtStartReceives(Adapter);
  NdisMInitializeTimer(&Adapter->Timer, Adapter->Handle, CtTick, Adapter);
  NdisMSetPeriodicTimer(&Adapter->Timer, CT_TICK_MILLISECONDS);
  Adapter->TimerSet = TRUE;
  return NDIS_STATUS_SUCCESS;
}

NDIS_STATUS NTAPI CtInitialize(PNDIS_STATUS OpenErrorStatus,
                               PUINT SelectedMediumIndex,
                               PNDIS_MEDIUM MediumArray, UINT MediumArraySize,
                               NDIS_HANDLE AdapterHandle,
                               NDIS_HANDLE ConfigurationContext) {
  PCT_ADAPTER Adapter;
  NDIS_STATUS Status;
  UINT Index = 0;

  while (Index < MediumArraySize && MediumArray[Index] != NdisMedium802_3)
    ++Index;
  if (Index == MediumArraySize)
    return NDIS_STATUS_UNSUPPORTED_MEDIA;
  *SelectedMediumIndex = Index;

  Status =
      NdisAllocateMemoryWithTag((PVOID *)&Adapter, sizeof(CT_ADAPTER), CT_TAG);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;
  NdisZeroMemory(Adapter, sizeof(CT_ADAPTER));
  Adapter->Handle = AdapterHandle;
  NdisAllocateSpinLock(&Adapter->Lock);
  KeInitializeEvent(&Adapter->Idle, NotificationEvent, TRUE);

  NdisMSetAttributesEx(AdapterHandle, Adapter, 4,
                       NDIS_ATTRIBUTE_DESERIALIZE |
                           NDIS_ATTRIBUTE_SURPRISE_REMOVE_OK,
                       NdisInterfaceInternal);
  NdisMGetDeviceProperty(AdapterHandle, &Adapter->Pdo, &Adapter->Fdo,
                         &Adapter->Next, NULL, NULL);

  Status = CtStartAdapter(Adapter, ConfigurationContext);
  if (Status != NDIS_STATUS_SUCCESS) {
    CtTrace(1, "start failed", Status);
    CtFreeAdapter(Adapter);
  }
  return Status;
}

VOID NTAPI CtHalt(NDIS_HANDLE Context) { CtFreeAdapter((PCT_ADAPTER)Context); }

// What is under way fails by itself.
VOID NTAPI CtPnPEvent(NDIS_HANDLE Context, NDIS_DEVICE_PNP_EVENT Event,
                      PVOID Buffer, ULONG Length) {
  if (Event == NdisDevicePnPEventSurpriseRemoved)
    CtStop((PCT_ADAPTER)Context);
}

VOID NTAPI CtShutdown(PVOID Context) { UNREFERENCED_PARAMETER(Context); }
