// Load and unload. One routine, release(), undoes whatever part was done.

#include "guard.hpp"

FG_DRIVER FgDriver;

// {6D1A1A3C-7F0B-4C58-9E1E-5B2C77A0D901}
static const GUID FgProvider = {
    0x6d1a1a3c,
    0x7f0b,
    0x4c58,
    {0x9e, 0x1e, 0x5b, 0x2c, 0x77, 0xa0, 0xd9, 0x01}};

namespace {

NTSTATUS copyRegistryPath(FG_DRIVER &Driver, PCUNICODE_STRING Path) {
  Driver.RegistryPath.Buffer = static_cast<PWCH>(ExAllocatePoolWithTag(
      NonPagedPool, Path->Length + sizeof(WCHAR), FG_TAG));
  if (Driver.RegistryPath.Buffer == nullptr)
    return STATUS_INSUFFICIENT_RESOURCES;

  Driver.RegistryPath.Length = 0;
  Driver.RegistryPath.MaximumLength =
      static_cast<USHORT>(Path->Length + sizeof(WCHAR));
  RtlCopyUnicodeString(&Driver.RegistryPath, Path);
  return STATUS_SUCCESS;
}

NTSTATUS initializeConfigLock(FG_DRIVER &Driver) {
  NTSTATUS Status = ExInitializeResourceLite(&Driver.ConfigLock);
  if (NT_SUCCESS(Status))
    Driver.ConfigLockReady = TRUE;
  return Status;
}

NDIS_STATUS registerFilter(FG_DRIVER &Driver, PDRIVER_OBJECT DriverObject) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;

  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.Header.Type = NDIS_OBJECT_TYPE_FILTER_DRIVER_CHARACTERISTICS;
  Chars.Header.Revision = NDIS_FILTER_CHARACTERISTICS_REVISION_2;
  Chars.Header.Size = NDIS_SIZEOF_FILTER_DRIVER_CHARACTERISTICS_REVISION_2;
  Chars.MajorNdisVersion = NDIS_FILTER_MAJOR_VERSION;
  Chars.MinorNdisVersion = NDIS_FILTER_MINOR_VERSION;
  Chars.MajorDriverVersion = 1;
  RtlInitUnicodeString(&Chars.FriendlyName, L"Frame gate");
  RtlInitUnicodeString(&Chars.UniqueName,
                       L"{0f6bd8b0-3c3c-4b6f-8f3a-54c4c1b7d6aa}");
  RtlInitUnicodeString(&Chars.ServiceName, L"FrameGate");
  Chars.AttachHandler = FgAttach;
  Chars.DetachHandler = FgDetach;
  Chars.RestartHandler = FgRestart;
  Chars.PauseHandler = FgPause;
  Chars.StatusHandler = FgStatus;
  Chars.SendNetBufferListsHandler = FgSend;
  Chars.SendNetBufferListsCompleteHandler = FgSendComplete;
  Chars.CancelSendNetBufferListsHandler = FgCancelSend;
  Chars.ReceiveNetBufferListsHandler = FgReceive;
  Chars.ReturnNetBufferListsHandler = FgReturn;
  Chars.OidRequestHandler = FgOidRequest;
  Chars.OidRequestCompleteHandler = FgOidRequestComplete;
  Chars.CancelOidRequestHandler = FgCancelOidRequest;

  return NdisFRegisterFilterDriver(DriverObject, &Driver, &Chars,
                                   &Driver.Filter);
}

void release(FG_DRIVER &Driver) {
  // First of all: this detaches every module and waits for it.
  if (Driver.Filter != nullptr) {
    NdisFDeregisterFilterDriver(Driver.Filter);
    Driver.Filter = nullptr;
  }

  FgControl.remove();

  if (Driver.ConfigLockReady) {
    ExDeleteResourceLite(&Driver.ConfigLock);
    Driver.ConfigLockReady = FALSE;
  }
  if (Driver.Log != 0) {
    EtwUnregister(Driver.Log);
    Driver.Log = 0;
  }
  if (Driver.RegistryPath.Buffer != nullptr) {
    ExFreePoolWithTag(Driver.RegistryPath.Buffer, FG_TAG);
    Driver.RegistryPath.Buffer = nullptr;
  }
  NdisFreeSpinLock(&Driver.ModuleLock);
}

} // namespace

extern "C" NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                                      PUNICODE_STRING RegistryPath) {
  FG_DRIVER &Driver = FgDriver;
  NTSTATUS Status;

  NdisAllocateSpinLock(&Driver.ModuleLock);
  InitializeListHead(&Driver.Modules);
  DriverObject->DriverUnload = FgUnload;

  do {
    Status = copyRegistryPath(Driver, RegistryPath);
    if (!NT_SUCCESS(Status))
      break;

    Status = EtwRegister(&FgProvider, nullptr, nullptr, &Driver.Log);
    if (!NT_SUCCESS(Status)) {
      Driver.Log = 0;
      break;
    }

    Status = initializeConfigLock(Driver);
    if (!NT_SUCCESS(Status))
      break;

    Status = FgControl.create(DriverObject);
    if (!NT_SUCCESS(Status))
      break;

    // Modules may be attached before this returns: all they use is there.
    Status = registerFilter(Driver, DriverObject);
    if (Status != NDIS_STATUS_SUCCESS) {
      Driver.Filter = nullptr;
      break;
    }
  } while (FALSE);

  if (Status != STATUS_SUCCESS)
    release(Driver);
  return Status;
}

extern "C" VOID NTAPI FgUnload(PDRIVER_OBJECT DriverObject) {
  UNREFERENCED_PARAMETER(DriverObject);
  release(FgDriver);
}
