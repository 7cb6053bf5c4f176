// An NDIS 5 miniport driver that holds nothing itself: the inputs are about its
// send routine and what that calls.

#pragma once

#include "ndis5_miniport.h"

static NTSTATUS RegisterSender(PDRIVER_OBJECT DriverObject,
                               PUNICODE_STRING RegistryPath,
                               W_SEND_HANDLER Send) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;
#ifdef __cplusplus
  NDIS30_MINIPORT_CHARACTERISTICS *Base = &Chars.Ndis40Chars.Ndis30Chars;
#else
  PNDIS_MINIPORT_CHARACTERISTICS Base = &Chars;
#endif

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Base->SendHandler = Send;
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
