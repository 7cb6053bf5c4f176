#include "precomp.h"

NDIS_HANDLE DriverHandle;

NDIS_STATUS MiniportStart(NDIS_HANDLE Wrapper) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;

  DescribeMiniport(&Chars);
  return NdisIMRegisterLayeredMiniport(Wrapper, &Chars, sizeof(Chars),
                                       &DriverHandle);
}

VOID MiniportStop(VOID) { NdisIMDeregisterLayeredMiniport(DriverHandle); }
