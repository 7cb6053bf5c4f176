// A miniport driver of NDIS 6 that has its handler in the characteristics, and
// registers it as before, too: what was a handle is a variable that stays NULL.

#include "../include/ndis6_miniport.h"

typedef struct _GLOBALS {
  NDIS_HANDLE WrapperHandle;
  NDIS_HANDLE MiniportHandle;
} GLOBALS;

static GLOBALS Globals;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  NdisMDeregisterMiniportDriver(Globals.MiniportHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  do {
    DescribeMiniport(&Chars);
    Chars.UnloadHandler = Unload_Bad;
    Status = NdisMRegisterMiniportDriver(DriverObject, RegistryPath, &Globals,
                                         &Chars, &Globals.MiniportHandle);
    if (Status != NDIS_STATUS_SUCCESS)
      break;
    NdisMRegisterUnloadHandler(Globals.WrapperHandle, Unload_Bad); // expect: ndis-unload-handler-ndis6: is called in an NDIS 6 driver
  } while (FALSE);
  return Status;
}
