// An NDIS 5 miniport driver that holds nothing itself: the inputs are about the
// life of its adapters.

#pragma once

#include "ndis5_miniport.h"

static NTSTATUS RegisterMiniport(PDRIVER_OBJECT DriverObject,
                                 PUNICODE_STRING RegistryPath,
                                 W_INITIALIZE_HANDLER Initialize,
                                 W_HALT_HANDLER Halt) {
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
  Base->InitializeHandler = Initialize;
  Base->HaltHandler = Halt;
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
