// An intermediate driver that can be built without its miniport side, and was,
// once: what is left of it uses a handle of its own.

#include "../include/ndis5_miniport.h"

typedef struct _GLOBALS {
  NDIS_HANDLE Wrapper;
  NDIS_HANDLE Driver;
} GLOBALS, *PGLOBALS;

static GLOBALS Globals;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  NdisIMDeregisterLayeredMiniport(Globals.Driver);
}

static NDIS_HANDLE MakeWrapper(PDRIVER_OBJECT DriverObject,
                               PUNICODE_STRING RegistryPath) {
  NDIS_HANDLE Handle;

  NdisMInitializeWrapper(&Handle, DriverObject, RegistryPath, NULL);
  return Handle;
}

static NTSTATUS RegisterLayer(PGLOBALS G) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
#ifdef OLD_LAYER
  NDIS_HANDLE Handle = OldLayerHandle();
#else
  NDIS_HANDLE Handle;
#endif
  NDIS_STATUS Status;

  DescribeMiniport(&Chars);
  Status = NdisIMRegisterLayeredMiniport(G->Wrapper, &Chars, sizeof(Chars),
                                         &G->Driver);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(G->Wrapper, NULL);
    return Status;
  }
  NdisMRegisterUnloadHandler(Handle, Unload_Bad); // expect: ndis-unload-handler-argument at 'Handle': gets a handle that was never set
  return Status;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NdisZeroMemory(&Globals, sizeof(Globals));
  Globals.Wrapper = MakeWrapper(DriverObject, RegistryPath);
  if (Globals.Wrapper == NULL)
    return STATUS_UNSUCCESSFUL;
  return RegisterLayer(&Globals);
}
