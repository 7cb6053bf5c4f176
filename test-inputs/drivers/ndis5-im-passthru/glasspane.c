// Load and unload: both sides of the driver are registered here.

#include "glasspane.h"

NDIS_HANDLE GpProtocolHandle;
NDIS_HANDLE GpDriverHandle;
LIST_ENTRY GpAdapts;
NDIS_SPIN_LOCK GpAdaptsLock;
PGP_ENTRY GpJournal; // guarded by GpAdaptsLock

static NDIS_HANDLE GpWrapperHandle;
static ULONG GpJournalNext;

VOID GpNote(GP_EVENT Event, PGP_ADAPT Adapt) {
  PGP_ENTRY Entry;

  NdisAcquireSpinLock(&GpAdaptsLock);
  Entry = &GpJournal[GpJournalNext];
  GpJournalNext = (GpJournalNext + 1) % GP_JOURNAL_SLOTS;
  NdisGetCurrentSystemTime(&Entry->Time);
  Entry->Event = Event;
  Entry->Adapt = Adapt;
  NdisReleaseSpinLock(&GpAdaptsLock);
}

static NDIS_STATUS GpRegisterMiniport(VOID) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;

  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.MajorNdisVersion = 5;
  Chars.MinorNdisVersion = 1;
  Chars.InitializeHandler = GpInitialize;
  Chars.HaltHandler = GpHalt;
  Chars.QueryInformationHandler = GpQuery;
  Chars.SetInformationHandler = GpSet;
  Chars.TransferDataHandler = GpTransferData;
  Chars.ReturnPacketHandler = GpReturnPacket;
  Chars.SendPacketsHandler = GpSendPackets;
  Chars.PnPEventNotifyHandler = GpDevicePnPEvent;
  Chars.AdapterShutdownHandler = GpShutdown;

  return NdisIMRegisterLayeredMiniport(GpWrapperHandle, &Chars, sizeof(Chars),
                                       &GpDriverHandle);
}

static NDIS_STATUS GpRegisterProtocol(VOID) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STRING Name = NDIS_STRING_CONST("Glasspane");
  NDIS_STATUS Status;

  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.MajorNdisVersion = 5;
  Chars.MinorNdisVersion = 0;
  Chars.Name = Name;
  Chars.OpenAdapterCompleteHandler = GpOpenComplete;
  Chars.CloseAdapterCompleteHandler = GpCloseComplete;
  Chars.SendCompleteHandler = GpSendComplete;
  Chars.TransferDataCompleteHandler = GpTransferComplete;
  Chars.ResetCompleteHandler = GpResetComplete;
  Chars.RequestCompleteHandler = GpRequestComplete;
  Chars.ReceiveHandler = GpReceive;
  Chars.ReceiveCompleteHandler = GpReceiveComplete;
  Chars.StatusHandler = GpStatus;
  Chars.StatusCompleteHandler = GpStatusComplete;
  Chars.BindAdapterHandler = GpBindAdapter;
  Chars.UnbindAdapterHandler = GpUnbindAdapter;
  Chars.UnloadHandler = GpUnloadProtocol;
  Chars.ReceivePacketHandler = GpReceivePacket;
  Chars.PnPEventHandler = GpPnPEvent;

  NdisRegisterProtocol(&Status, &GpProtocolHandle, &Chars, sizeof(Chars));
  return Status;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&GpWrapperHandle, DriverObject, RegistryPath, NULL);
  if (GpWrapperHandle == NULL)
    return NDIS_STATUS_FAILURE;

  InitializeListHead(&GpAdapts);
  NdisAllocateSpinLock(&GpAdaptsLock);

  do {
    Status = NdisAllocateMemoryWithTag(
        (PVOID *)&GpJournal, GP_JOURNAL_SLOTS * sizeof(GP_ENTRY), GP_TAG);
    if (Status != NDIS_STATUS_SUCCESS)
      break;
    NdisZeroMemory(GpJournal, GP_JOURNAL_SLOTS * sizeof(GP_ENTRY));

    Status = GpRegisterMiniport();
    if (Status != NDIS_STATUS_SUCCESS) {
      NdisFreeMemory(GpJournal, 0, 0);
      GpJournal = NULL;
      break;
    }
    NdisMRegisterUnloadHandler(GpWrapperHandle, GpUnload);

    // Comes last: adapters may be bound before it returns.
    Status = GpRegisterProtocol();
    if (Status != NDIS_STATUS_SUCCESS) {
      NdisIMDeregisterLayeredMiniport(GpDriverHandle);
      GpDriverHandle = NULL;
      NdisFreeMemory(GpJournal, 0, 0);
      GpJournal = NULL;
      break;
    }
    NdisIMAssociateMiniport(GpDriverHandle, GpProtocolHandle);
  } while (FALSE);

  if (Status != NDIS_STATUS_SUCCESS) {
    NdisFreeSpinLock(&GpAdaptsLock);
    NdisTerminateWrapper(GpWrapperHandle, NULL);
    GpWrapperHandle = NULL;
  }
  return Status;
}

// NDIS calls it when it unloads the protocol, and the unload handler does: who
// comes first deregisters. Bindings that are open are closed inside.
VOID NTAPI GpUnloadProtocol(VOID) {
  NDIS_STATUS Status;

  if (GpProtocolHandle != NULL) {
    NdisDeregisterProtocol(&Status, GpProtocolHandle);
    GpProtocolHandle = NULL;
  }
}

VOID NTAPI GpUnload(PDRIVER_OBJECT DriverObject) {
  UNREFERENCED_PARAMETER(DriverObject);

  GpUnloadProtocol();
  NdisIMDeregisterLayeredMiniport(GpDriverHandle);
  GpDriverHandle = NULL;
  NdisFreeMemory(GpJournal, 0, 0);
  GpJournal = NULL;
  NdisFreeSpinLock(&GpAdaptsLock);
}
