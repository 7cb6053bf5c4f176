// An intermediate driver that hands its wrapper on from helper to helper.

#include "../include/ndis5_miniport.h"

typedef struct _GLOBALS {
  NDIS_HANDLE Wrapper;
  NDIS_HANDLE Driver;
} GLOBALS, *PGLOBALS;

static GLOBALS Globals;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
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
  NDIS_STATUS Status;

  DescribeMiniport(&Chars);
  Status = NdisIMRegisterLayeredMiniport(G->Wrapper, &Chars, sizeof(Chars),
                                         &G->Driver);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(G->Wrapper, NULL);
    return Status;
  }
  NdisMRegisterUnloadHandler(G->Wrapper, Unload_Ok);
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
