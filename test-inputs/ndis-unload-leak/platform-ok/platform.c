#include "precomp.h"

// On failure nothing stays open.
NTSTATUS PlatformOpen(PPLATFORM Platform) {
  NTSTATUS Status;

  Status =
      FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &Platform->Engine);
  if (!NT_SUCCESS(Status))
    return Status;
  Status = FwpsInjectionHandleCreate0(AF_UNSPEC, FWPS_INJECTION_TYPE_STREAM,
                                      &Platform->Injection);
  if (!NT_SUCCESS(Status)) {
    FwpmEngineClose0(Platform->Engine);
    Platform->Engine = NULL;
  }
  return Status;
}

VOID PlatformClose(PPLATFORM Platform) {
  FwpsInjectionHandleDestroy0(Platform->Injection);
  FwpmEngineClose0(Platform->Engine);
}
