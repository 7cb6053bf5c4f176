// The miniport's side.

#include "sample.h"

static NDIS_STATUS NTAPI Initialize(NDIS_HANDLE AdapterHandle,
                                    NDIS_HANDLE DriverContext,
                                    PNDIS_MINIPORT_INIT_PARAMETERS Parameters) {
  return NDIS_STATUS_ADAPTER_NOT_FOUND;
}

static VOID NTAPI Halt(NDIS_HANDLE AdapterContext, NDIS_HALT_ACTION Action) {}

NDIS_STATUS RegisterMiniport(PDRIVER_OBJECT DriverObject,
                             PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;

  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.Header.Type = NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS;
  Chars.Header.Revision = NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_1;
  Chars.Header.Size = NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_1;
  Chars.MajorNdisVersion = 6;
  Chars.MinorNdisVersion = 1;
  Chars.InitializeHandlerEx = Initialize;
  Chars.HaltHandlerEx = Halt;
  CompleteCharacteristics(&Chars);
  return NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &Chars,
                                     &MiniportHandle);
}
