// An intermediate driver that registers all it has through helpers.

#include "../include/ndis5_miniport.h"

typedef struct _GLOBALS {
  PDRIVER_OBJECT DriverObject;
  NDIS_HANDLE WrapperHandle;
  NDIS_HANDLE DriverHandle;
} GLOBALS, *PGLOBALS;

static GLOBALS Globals;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  NdisIMDeregisterLayeredMiniport(Globals.DriverHandle);
  NdisZeroMemory(&Globals, sizeof(Globals));
}

static VOID RememberDriver(PDRIVER_OBJECT DriverObject) {
  PGLOBALS G = &Globals;

  G->DriverObject = DriverObject;
  NdisMRegisterUnloadHandler(G->WrapperHandle, Unload_Ok);
}

static BOOLEAN RegisterLayer(VOID) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;

  DescribeMiniport(&Chars);
  return NdisIMRegisterLayeredMiniport(Globals.WrapperHandle, &Chars,
                                       sizeof(Chars), &Globals.DriverHandle) ==
         NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NdisMInitializeWrapper(&Globals.WrapperHandle, DriverObject, RegistryPath,
                         NULL);
  if (!RegisterLayer()) {
    NdisTerminateWrapper(Globals.WrapperHandle, NULL);
    return STATUS_UNSUCCESSFUL;
  }
  RememberDriver(DriverObject);
  return STATUS_SUCCESS;
}
