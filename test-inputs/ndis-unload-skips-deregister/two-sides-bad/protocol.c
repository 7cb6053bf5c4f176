#include "precomp.h"

NDIS_HANDLE ProtocolHandle;

NDIS_STATUS ProtocolStart(VOID) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  DescribeProtocol(&Chars);
  Chars.UnloadHandler = ProtocolUnload;
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    ProtocolHandle = NULL;
  return Status;
}

// NDIS calls it, or the unload handler does: who comes first deregisters.
VOID NTAPI ProtocolUnload(VOID) {
  NDIS_STATUS Status;

  if (ProtocolHandle == NULL)
    return;
  NdisDeregisterProtocol(&Status, ProtocolHandle);
  ProtocolHandle = NULL;
}
