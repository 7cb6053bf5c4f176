// A miniport driver whose handler wants an adapter: the cast hides that it will
// get a driver object.

#include "../include/ndis5_miniport.h"

typedef struct _ADAPTER {
  NDIS_HANDLE Handle;
  BOOLEAN Running;
} ADAPTER, *PADAPTER;

static VOID NTAPI StopAdapter(PADAPTER Adapter) { Adapter->Running = FALSE; }

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE WrapperHandle;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(WrapperHandle, NULL);
    return Status;
  }
  NdisMRegisterUnloadHandler(WrapperHandle, (PDRIVER_UNLOAD)StopAdapter); // expect: ndis-unload-handler-argument at '(PDRIVER_UNLOAD)StopAdapter': 'StopAdapter' is no unload handler: it takes
  return STATUS_SUCCESS;
}
