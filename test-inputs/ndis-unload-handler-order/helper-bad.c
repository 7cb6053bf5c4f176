// An intermediate driver that cleans up after both sides with one helper, and
// calls the other helper too early.

#include "../include/ndis5_miniport.h"

typedef struct _GLOBALS {
  PDRIVER_OBJECT DriverObject;
  NDIS_HANDLE WrapperHandle;
  NDIS_HANDLE DriverHandle;
} GLOBALS, *PGLOBALS;

static GLOBALS Globals;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  NdisIMDeregisterLayeredMiniport(Globals.DriverHandle);
  NdisZeroMemory(&Globals, sizeof(Globals));
}

static VOID RememberDriver(PDRIVER_OBJECT DriverObject) {
  PGLOBALS G = &Globals;

  G->DriverObject = DriverObject;
  NdisMRegisterUnloadHandler(G->WrapperHandle, Unload_Bad); // expect: ndis-unload-handler-order: before any miniport registration
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
  RememberDriver(DriverObject);
  if (!RegisterLayer()) {
    NdisTerminateWrapper(Globals.WrapperHandle, NULL);
    return STATUS_UNSUCCESSFUL;
  }
  return STATUS_SUCCESS;
}
