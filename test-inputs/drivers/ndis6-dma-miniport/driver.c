// Load and unload.

#include "orlop.h"

NDIS_HANDLE OlDriverHandle;

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, OlUnload)
#endif

VOID NTAPI OlUnload(PDRIVER_OBJECT DriverObject) {
  UNREFERENCED_PARAMETER(DriverObject);
  PAGED_CODE();

  NdisMDeregisterMiniportDriver(OlDriverHandle);
}

static VOID OlDescribe(PNDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars) {
  NdisZeroMemory(Chars, sizeof(*Chars));
  Chars->Header.Type = NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS;
  Chars->Header.Revision = NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2;
  Chars->Header.Size = NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2;
  Chars->MajorNdisVersion = NDIS_MINIPORT_MAJOR_VERSION;
  Chars->MinorNdisVersion = NDIS_MINIPORT_MINOR_VERSION;
  Chars->MajorDriverVersion = 1;
  Chars->InitializeHandlerEx = OlInitialize;
  Chars->HaltHandlerEx = OlHalt;
  Chars->UnloadHandler = OlUnload;
  Chars->PauseHandler = OlPause;
  Chars->RestartHandler = OlRestart;
  Chars->OidRequestHandler = OlOidRequest;
  Chars->CancelOidRequestHandler = OlCancelOidRequest;
  Chars->SendNetBufferListsHandler = OlSend;
  Chars->ReturnNetBufferListsHandler = OlReturn;
  Chars->CancelSendHandler = OlCancelSend;
  Chars->CheckForHangHandlerEx = OlCheckForHang;
  Chars->ResetHandlerEx = OlReset;
  Chars->DevicePnPEventNotifyHandler = OlPnPEvent;
  Chars->ShutdownHandlerEx = OlShutdown;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;

  OlDescribe(&Chars);
  return NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &Chars,
                                     &OlDriverHandle);
}
