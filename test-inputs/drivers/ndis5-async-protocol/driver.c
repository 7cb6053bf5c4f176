// Load and unload.

#include "heron.h"

HN_GLOBALS HnGlobals;

static NDIS_STATUS HnRegister(VOID) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.MajorNdisVersion = 5;
  Chars.OpenAdapterCompleteHandler = HnOpenComplete;
  Chars.CloseAdapterCompleteHandler = HnCloseComplete;
  Chars.SendCompleteHandler = HnSendComplete;
  Chars.TransferDataCompleteHandler = HnTransferComplete;
  Chars.ResetCompleteHandler = HnResetComplete;
  Chars.RequestCompleteHandler = HnRequestComplete;
  Chars.ReceiveHandler = HnReceive;
  Chars.ReceiveCompleteHandler = HnReceiveComplete;
  Chars.StatusHandler = HnStatus;
  Chars.StatusCompleteHandler = HnStatusComplete;
  Chars.ReceivePacketHandler = HnReceivePacket;
  Chars.BindAdapterHandler = HnBindAdapter;
  Chars.UnbindAdapterHandler = HnUnbindAdapter;
  Chars.PnPEventHandler = HnPnPEvent;
  NdisInitUnicodeString(&Chars.Name, L"Heron");
  NdisRegisterProtocol(&Status, &HnGlobals.Protocol, &Chars, sizeof(Chars));
  return Status;
}

// The protocol comes last: adapters may be bound before the call returns.
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NTSTATUS Status;

  UNREFERENCED_PARAMETER(RegistryPath);
  NdisAllocateSpinLock(&HnGlobals.Lock);
  InitializeListHead(&HnGlobals.Bindings);
  NdisInitializeNPagedLookasideList(&HnGlobals.Requests, NULL, NULL, 0,
                                    sizeof(HN_REQUEST), HN_TAG, 0);

  Status = HnCreateDevice(DriverObject);
  if (!NT_SUCCESS(Status))
    goto FailDevice;

  DriverObject->DriverUnload = HnUnload;
  Status = HnRegister();
  if (Status == NDIS_STATUS_SUCCESS)
    return STATUS_SUCCESS;

  HnDeleteDevice();
FailDevice:
  NdisDeleteNPagedLookasideList(&HnGlobals.Requests);
  NdisFreeSpinLock(&HnGlobals.Lock);
  return Status;
}

// Every adapter is unbound inside NdisDeregisterProtocol. The device is there
// meanwhile, and finds none.
VOID NTAPI HnUnload(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  UNREFERENCED_PARAMETER(DriverObject);
  NdisDeregisterProtocol(&Status, HnGlobals.Protocol);
  HnDeleteDevice();
  NdisDeleteNPagedLookasideList(&HnGlobals.Requests);
  NdisFreeSpinLock(&HnGlobals.Lock);
}
