// Load and unload: one routine gives back what there is, for both.

#include "plumbline.h"

PB_GLOBALS PbGlobals;

static UNICODE_STRING PbDeviceName =
    RTL_CONSTANT_STRING(L"\\Device\\Plumbline");
static UNICODE_STRING PbLinkName =
    RTL_CONSTANT_STRING(L"\\DosDevices\\Plumbline");

static NTSTATUS PbCopyPath(PUNICODE_STRING RegistryPath) {
  PUNICODE_STRING Path = &PbGlobals.RegistryPath;

  Path->Buffer =
      (PWSTR)ExAllocatePoolWithTag(PagedPool, RegistryPath->Length, PB_TAG);
  if (Path->Buffer == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  Path->MaximumLength = RegistryPath->Length;
  RtlCopyUnicodeString(Path, RegistryPath);
  return STATUS_SUCCESS;
}

// How many frames wait for a reader; without the value, the default.
static VOID PbReadParameters(VOID) {
  UNICODE_STRING ValueName = RTL_CONSTANT_STRING(L"MaxQueue");
  UCHAR Buffer[sizeof(KEY_VALUE_PARTIAL_INFORMATION) + sizeof(ULONG)];
  PKEY_VALUE_PARTIAL_INFORMATION Value = (PKEY_VALUE_PARTIAL_INFORMATION)Buffer;
  OBJECT_ATTRIBUTES Attributes;
  ULONG Length;
  HANDLE Key;

  PbGlobals.MaxQueue = PB_DEFAULT_QUEUE;
  InitializeObjectAttributes(&Attributes, &PbGlobals.RegistryPath,
                             OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL,
                             NULL);
  if (!NT_SUCCESS(ZwOpenKey(&Key, KEY_READ, &Attributes)))
    return;
  if (NT_SUCCESS(ZwQueryValueKey(Key, &ValueName, KeyValuePartialInformation,
                                 Value, sizeof(Buffer), &Length)) &&
      Value->Type == REG_DWORD && Value->DataLength == sizeof(ULONG))
    PbGlobals.MaxQueue = *(PULONG)Value->Data;
  ZwClose(Key);
}

static NTSTATUS PbCreateDevice(PDRIVER_OBJECT DriverObject) {
  NTSTATUS Status;

  Status = IoCreateDevice(DriverObject, 0, &PbDeviceName, FILE_DEVICE_NETWORK,
                          FILE_DEVICE_SECURE_OPEN, FALSE, &PbGlobals.Device);
  if (!NT_SUCCESS(Status)) {
    PbGlobals.Device = NULL;
    return Status;
  }
  PbGlobals.Device->Flags |= DO_BUFFERED_IO;

  Status = IoCreateSymbolicLink(&PbLinkName, &PbDeviceName);
  if (!NT_SUCCESS(Status))
    return Status;
  PbGlobals.HasLink = TRUE;

  Status = IoRegisterShutdownNotification(PbGlobals.Device);
  if (!NT_SUCCESS(Status))
    return Status;
  PbGlobals.HasShutdown = TRUE;
  return STATUS_SUCCESS;
}

static NTSTATUS PbRegisterProtocol(VOID) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STRING Name = NDIS_STRING_CONST("Plumbline");
  NDIS_STATUS Status;

  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.MajorNdisVersion = 5;
  Chars.MinorNdisVersion = 0;
  Chars.Name = Name;
  Chars.OpenAdapterCompleteHandler = PbOpenComplete;
  Chars.CloseAdapterCompleteHandler = PbCloseComplete;
  Chars.SendCompleteHandler = PbSendComplete;
  Chars.TransferDataCompleteHandler = PbTransferComplete;
  Chars.ResetCompleteHandler = PbResetComplete;
  Chars.RequestCompleteHandler = PbRequestComplete;
  Chars.ReceiveHandler = PbReceive;
  Chars.ReceiveCompleteHandler = PbReceiveComplete;
  Chars.StatusHandler = PbStatus;
  Chars.StatusCompleteHandler = PbStatusComplete;
  Chars.BindAdapterHandler = PbBindAdapter;
  Chars.UnbindAdapterHandler = PbUnbindAdapter;
  Chars.ReceivePacketHandler = PbReceivePacket;
  Chars.PnPEventHandler = PbPnPEvent;

  NdisRegisterProtocol(&Status, &PbGlobals.ProtocolHandle, &Chars,
                       sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    PbGlobals.ProtocolHandle = NULL;
    return STATUS_UNSUCCESSFUL;
  }
  return STATUS_SUCCESS;
}

// The protocol goes first: its deregistration closes the bindings, which use
// all the rest.
static VOID PbRelease(VOID) {
  NDIS_STATUS Status;

  if (PbGlobals.ProtocolHandle != NULL) {
    NdisDeregisterProtocol(&Status, PbGlobals.ProtocolHandle);
    PbGlobals.ProtocolHandle = NULL;
  }
  if (PbGlobals.HasShutdown) {
    IoUnregisterShutdownNotification(PbGlobals.Device);
    PbGlobals.HasShutdown = FALSE;
  }
  if (PbGlobals.HasLink) {
    IoDeleteSymbolicLink(&PbLinkName);
    PbGlobals.HasLink = FALSE;
  }
  if (PbGlobals.Device != NULL) {
    IoDeleteDevice(PbGlobals.Device);
    PbGlobals.Device = NULL;
  }
  if (PbGlobals.HasFrames) {
    NdisDeleteNPagedLookasideList(&PbGlobals.Frames);
    NdisFreeSpinLock(&PbGlobals.Lock);
    PbGlobals.HasFrames = FALSE;
  }
  if (PbGlobals.HasConfigLock) {
    ExDeleteResourceLite(&PbGlobals.ConfigLock);
    PbGlobals.HasConfigLock = FALSE;
  }
  if (PbGlobals.RegistryPath.Buffer != NULL) {
    ExFreePoolWithTag(PbGlobals.RegistryPath.Buffer, PB_TAG);
    PbGlobals.RegistryPath.Buffer = NULL;
  }
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NTSTATUS Status;

  do {
    Status = PbCopyPath(RegistryPath);
    if (!NT_SUCCESS(Status))
      break;
    PbReadParameters();

    Status = ExInitializeResourceLite(&PbGlobals.ConfigLock);
    if (!NT_SUCCESS(Status))
      break;
    PbGlobals.HasConfigLock = TRUE;

    NdisAllocateSpinLock(&PbGlobals.Lock);
    NdisInitializeNPagedLookasideList(&PbGlobals.Frames, NULL, NULL, 0,
                                      sizeof(PB_FRAME), PB_TAG, 0);
    PbGlobals.HasFrames = TRUE;
    InitializeListHead(&PbGlobals.Opens);
    NdisInitializeEvent(&PbGlobals.BindsDone);

    DriverObject->MajorFunction[IRP_MJ_CREATE] = PbDispatchCreate;
    DriverObject->MajorFunction[IRP_MJ_CLEANUP] = PbDispatchCleanup;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = PbDispatchClose;
    DriverObject->MajorFunction[IRP_MJ_SHUTDOWN] = PbDispatchShutdown;
    DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = PbDispatchControl;
    DriverObject->MajorFunction[IRP_MJ_READ] = PbDispatchRead;
    DriverObject->MajorFunction[IRP_MJ_WRITE] = PbDispatchWrite;
    DriverObject->DriverUnload = PbUnload;

    Status = PbCreateDevice(DriverObject);
    if (!NT_SUCCESS(Status))
      break;

    // Comes last: adapters may be bound before it returns.
    Status = PbRegisterProtocol();
  } while (FALSE);

  if (!NT_SUCCESS(Status))
    PbRelease();
  return Status;
}

VOID NTAPI PbUnload(PDRIVER_OBJECT DriverObject) {
  UNREFERENCED_PARAMETER(DriverObject);
  PbRelease();
}
