// Load and unload.

#include "lanternfish.h"

LF_GLOBALS LfGlobals;

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#endif

static NTSTATUS LfCopyPath(PUNICODE_STRING RegistryPath) {
  PUNICODE_STRING Path = &LfGlobals.RegistryPath;

  Path->MaximumLength = RegistryPath->Length + sizeof(WCHAR);
  Path->Buffer =
      (PWSTR)ExAllocatePoolWithTag(NonPagedPool, Path->MaximumLength, LF_TAG);
  if (Path->Buffer == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  RtlCopyUnicodeString(Path, RegistryPath);
  Path->Buffer[Path->Length / sizeof(WCHAR)] = L'\0';
  return STATUS_SUCCESS;
}

static VOID LfReadParameters(VOID) {
  RTL_QUERY_REGISTRY_TABLE Table[2];
  ULONG Default = LF_DEFAULT_BACKLOG;

  RtlZeroMemory(Table, sizeof(Table));
  Table[0].Flags = RTL_QUERY_REGISTRY_DIRECT;
  Table[0].Name = L"MaxBacklog";
  Table[0].EntryContext = &LfGlobals.MaxBacklog;
  Table[0].DefaultType = REG_DWORD;
  Table[0].DefaultData = &Default;
  Table[0].DefaultLength = sizeof(Default);
  if (!NT_SUCCESS(RtlQueryRegistryValues(RTL_REGISTRY_ABSOLUTE,
                                         LfGlobals.RegistryPath.Buffer, Table,
                                         NULL, NULL)))
    LfGlobals.MaxBacklog = Default;
}

static NDIS_STATUS LfRegisterProtocol(VOID) {
  NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Chars;

  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.Header.Type = NDIS_OBJECT_TYPE_PROTOCOL_DRIVER_CHARACTERISTICS;
  Chars.Header.Revision = NDIS_PROTOCOL_DRIVER_CHARACTERISTICS_REVISION_1;
  Chars.Header.Size = NDIS_SIZEOF_PROTOCOL_DRIVER_CHARACTERISTICS_REVISION_1;
  Chars.MajorNdisVersion = 6;
  Chars.MinorNdisVersion = 0;
  Chars.MajorDriverVersion = 1;
  RtlInitUnicodeString(&Chars.Name, L"LANTERNFISH");
  Chars.BindAdapterHandlerEx = LfBindAdapter;
  Chars.UnbindAdapterHandlerEx = LfUnbindAdapter;
  Chars.OpenAdapterCompleteHandlerEx = LfOpenComplete;
  Chars.CloseAdapterCompleteHandlerEx = LfCloseComplete;
  Chars.NetPnPEventHandler = LfNetPnPEvent;
  Chars.OidRequestCompleteHandler = LfRequestComplete;
  Chars.StatusHandlerEx = LfStatus;
  Chars.ReceiveNetBufferListsHandler = LfReceive;
  Chars.SendNetBufferListsCompleteHandler = LfSendComplete;

  return NdisRegisterProtocolDriver(NULL, &Chars, &LfGlobals.Protocol);
}

// In the order opposite to that of DriverEntry, whatever part of it was done.
static VOID LfCleanUp(VOID) {
  LfEndReconfigure();
  if (LfGlobals.Protocol != NULL) {
    // Unbinds every adapter: no frame and no event arrives after this.
    NdisDeregisterProtocolDriver(LfGlobals.Protocol);
    LfGlobals.Protocol = NULL;
  }
  if (LfGlobals.Thread != NULL)
    LfStopWorker();
  if (LfGlobals.Reconfigure != NULL) {
    IoFreeWorkItem(LfGlobals.Reconfigure);
    LfGlobals.Reconfigure = NULL;
  }
  LfDeleteDevice();
  if (LfGlobals.HasFrames) {
    ExDeleteLookasideListEx(&LfGlobals.Frames);
    LfGlobals.HasFrames = FALSE;
  }
  if (LfGlobals.Log != NULL) {
    ExFreePoolWithTag(LfGlobals.Log, LF_TAG);
    LfGlobals.Log = NULL;
  }
  if (LfGlobals.RegistryPath.Buffer != NULL) {
    ExFreePoolWithTag(LfGlobals.RegistryPath.Buffer, LF_TAG);
    LfGlobals.RegistryPath.Buffer = NULL;
  }
  NdisFreeSpinLock(&LfGlobals.BacklogLock);
  NdisFreeSpinLock(&LfGlobals.Lock);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NTSTATUS Status;

  NdisAllocateSpinLock(&LfGlobals.Lock);
  NdisAllocateSpinLock(&LfGlobals.BacklogLock);
  InitializeListHead(&LfGlobals.Bindings);
  InitializeListHead(&LfGlobals.Backlog);
  KeInitializeMutex(&LfGlobals.LogMutex, 0);
  KeInitializeEvent(&LfGlobals.Reconfigured, NotificationEvent, TRUE);
  LfGlobals.PacketFilter = NDIS_PACKET_TYPE_DIRECTED |
                           NDIS_PACKET_TYPE_MULTICAST |
                           NDIS_PACKET_TYPE_BROADCAST;

  do {
    Status = LfCopyPath(RegistryPath);
    if (!NT_SUCCESS(Status))
      break;
    LfReadParameters();

    LfGlobals.Log = (PLF_RECORD)ExAllocatePoolWithTag(
        NonPagedPool, LF_LOG_SLOTS * sizeof(LF_RECORD), LF_TAG);
    if (LfGlobals.Log == NULL) {
      Status = STATUS_INSUFFICIENT_RESOURCES;
      break;
    }
    RtlZeroMemory(LfGlobals.Log, LF_LOG_SLOTS * sizeof(LF_RECORD));

    Status =
        ExInitializeLookasideListEx(&LfGlobals.Frames, NULL, NULL, NonPagedPool,
                                    0, sizeof(LF_FRAME), LF_TAG, 0);
    if (!NT_SUCCESS(Status))
      break;
    LfGlobals.HasFrames = TRUE;

    Status = LfCreateDevice(DriverObject);
    if (!NT_SUCCESS(Status))
      break;

    LfGlobals.Reconfigure = IoAllocateWorkItem(LfGlobals.Device);
    if (LfGlobals.Reconfigure == NULL) {
      Status = STATUS_INSUFFICIENT_RESOURCES;
      break;
    }

    Status = LfStartWorker();
    if (!NT_SUCCESS(Status))
      break;

    DriverObject->DriverUnload = LfUnload;

    // Comes last: adapters may be bound before it returns.
    Status = LfRegisterProtocol();
    if (Status != NDIS_STATUS_SUCCESS)
      LfGlobals.Protocol = NULL;
  } while (FALSE);

  if (Status != STATUS_SUCCESS)
    LfCleanUp();
  return Status;
}

VOID NTAPI LfUnload(PDRIVER_OBJECT DriverObject) {
  UNREFERENCED_PARAMETER(DriverObject);
  LfCleanUp();
}
