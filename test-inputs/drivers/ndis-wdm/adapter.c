// One adapter: initialize and halt, and what runs for it between them.

#include "coppertail.h"

static IO_WORKITEM_ROUTINE CtWork;

// What is begun between the two is waited for when the adapter stops.
BOOLEAN CtBegin(PCT_ADAPTER Adapter) {
  BOOLEAN Begun = FALSE;

  NdisAcquireSpinLock(&Adapter->Lock);
  if (!Adapter->Stopping && !Adapter->Removed) {
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

// Transfers on the control pipe are for PASSIVE_LEVEL.
VOID CtQueueWork(PCT_ADAPTER Adapter, ULONG Work) {
  BOOLEAN Queue;

  if (!CtBegin(Adapter))
    return;
  NdisAcquireSpinLock(&Adapter->Lock);
  Adapter->Work |= Work;
  Queue = !Adapter->Working;
  Adapter->Working = TRUE;
  NdisReleaseSpinLock(&Adapter->Lock);

  if (Queue)
    IoQueueWorkItem(Adapter->WorkItem, CtWork, DelayedWorkQueue, Adapter);
  else
    CtEnd(Adapter);
}

static VOID CtPollLink(PCT_ADAPTER Adapter) {
  UCHAR Up = 0;

  if (!NT_SUCCESS(CtVendorRequest(Adapter, CT_REQUEST_LINK, 0, &Up, 1)))
    return;
  CtStartReceives(Adapter);
  if (Adapter->LinkUp == (Up != 0))
    return;

  Adapter->LinkUp = Up != 0;
  CtTrace(2, "%p link %u\r\n", Adapter, Up);
  NdisMIndicateStatus(
      Adapter->Handle,
      Up ? NDIS_STATUS_MEDIA_CONNECT : NDIS_STATUS_MEDIA_DISCONNECT, NULL, 0);
  NdisMIndicateStatusComplete(Adapter->Handle);
}

static VOID NTAPI CtWork(PDEVICE_OBJECT DeviceObject, PVOID Context) {
  PCT_ADAPTER Adapter = (PCT_ADAPTER)Context;
  ULONG Work;

  UNREFERENCED_PARAMETER(DeviceObject);
  for (;;) {
    NdisAcquireSpinLock(&Adapter->Lock);
    Work = Adapter->Work;
    Adapter->Work = 0;
    if (Work == 0)
      Adapter->Working = FALSE;
    NdisReleaseSpinLock(&Adapter->Lock);
    if (Work == 0)
      break;

    if (Work & CT_WORK_FILTER)
      CtVendorRequest(Adapter, CT_REQUEST_FILTER, (USHORT)Adapter->PacketFilter,
                      NULL, 0);
    if (Work & CT_WORK_LINK)
      CtPollLink(Adapter);
  }
  CtEnd(Adapter);
}

static VOID NTAPI CtLinkTick(PVOID SystemSpecific1, PVOID Context,
                             PVOID SystemSpecific2, PVOID SystemSpecific3) {
  UNREFERENCED_PARAMETER(SystemSpecific1);
  UNREFERENCED_PARAMETER(SystemSpecific2);
  UNREFERENCED_PARAMETER(SystemSpecific3);
  CtQueueWork((PCT_ADAPTER)Context, CT_WORK_LINK);
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

  NdisAcquireSpinLock(&Adapter->Lock);
  Adapter->Stopping = TRUE;
  NdisReleaseSpinLock(&Adapter->Lock);

  if (Adapter->TimerSet) {
    NdisMCancelTimer(&Adapter->LinkTimer, &Cancelled);
    KeFlushQueuedDpcs();
  }
  if (Adapter->Receives != NULL)
    CtCancelReceives(Adapter);
  if (Adapter->PipeOut != NULL)
    CtPipeRequest(Adapter, URB_FUNCTION_ABORT_PIPE, Adapter->PipeOut);
  KeWaitForSingleObject(&Adapter->Idle, Executive, KernelMode, FALSE, NULL);
  // Who set the event may still have the lock.
  NdisAcquireSpinLock(&Adapter->Lock);
  NdisReleaseSpinLock(&Adapter->Lock);

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
  NdisMInitializeTimer(&Adapter->LinkTimer, Adapter->Handle, CtLinkTick,
                       Adapter);
  NdisMSetPeriodicTimer(&Adapter->LinkTimer, CT_LINK_MILLISECONDS);
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

  UNREFERENCED_PARAMETER(OpenErrorStatus);
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
    CtTrace(1, "start failed %08x\r\n", Status);
    CtFreeAdapter(Adapter);
  }
  return Status;
}

VOID NTAPI CtHalt(NDIS_HANDLE Context) { CtFreeAdapter((PCT_ADAPTER)Context); }

// What is under way fails by itself; nothing more is begun.
VOID NTAPI CtPnPEvent(NDIS_HANDLE Context, NDIS_DEVICE_PNP_EVENT Event,
                      PVOID Buffer, ULONG Length) {
  PCT_ADAPTER Adapter = (PCT_ADAPTER)Context;

  UNREFERENCED_PARAMETER(Buffer);
  UNREFERENCED_PARAMETER(Length);
  if (Event != NdisDevicePnPEventSurpriseRemoved)
    return;
  NdisAcquireSpinLock(&Adapter->Lock);
  Adapter->Removed = TRUE;
  NdisReleaseSpinLock(&Adapter->Lock);
}

VOID NTAPI CtShutdown(PVOID Context) { UNREFERENCED_PARAMETER(Context); }
