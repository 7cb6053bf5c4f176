// A miniport driver that can be built for NDIS 5 and for NDIS 6. This is the
// latter, and one call of the former is in it.

#include "../include/ndis6_miniport.h"

#if defined(NDIS60_MINIPORT)
#define SAMPLE_NDIS6 1
#else
#define SAMPLE_NDIS6 0
#endif

static NDIS_HANDLE DriverHandle; // the wrapper's in NDIS 5

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
#if SAMPLE_NDIS6
  NdisMDeregisterMiniportDriver(DriverHandle);
#endif
  DbgPrint("unloaded\n");
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
#if SAMPLE_NDIS6
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;
#else
  NDIS_MINIPORT_CHARACTERISTICS Chars;
#endif
  NDIS_STATUS Status;

  DescribeMiniport(&Chars);
#if SAMPLE_NDIS6
  Status = NdisMRegisterMiniportDriver(DriverObject, RegistryPath, NULL, &Chars,
                                       &DriverHandle);
#else
  NdisMInitializeWrapper(&DriverHandle, DriverObject, RegistryPath, NULL);
  Status = NdisMRegisterMiniport(DriverHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS)
    NdisTerminateWrapper(DriverHandle, NULL);
#endif
  if (Status == NDIS_STATUS_SUCCESS)
    NdisMRegisterUnloadHandler(DriverHandle, Unload_Bad); // expect: ndis-unload-handler-ndis6: is called in an NDIS 6 driver
  return Status;
}
