#include "precomp.h"

static WSK_CLIENT_DISPATCH Dispatch;

NTSTATUS SocketsOpen(PPLATFORM Platform) {
  NTSTATUS Status;

  Platform->Client.Dispatch = &Dispatch;
  Status = WskRegister(&Platform->Client, &Platform->Registration);
  if (!NT_SUCCESS(Status))
    return Status;
  Status = WskCaptureProviderNPI(&Platform->Registration, WSK_INFINITE_WAIT,
                                 &Platform->Provider);
  if (!NT_SUCCESS(Status))
    WskDeregister(&Platform->Registration);
  return Status;
}

VOID SocketsClose(PPLATFORM Platform) {
  WskReleaseProviderNPI(&Platform->Registration);
  WskDeregister(&Platform->Registration);
}
