// A miniport driver that registers its handler with each adapter.

#include "../include/ndis5_miniport.h"

static NDIS_HANDLE WrapperHandle;
static LONG AdapterCount;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  DbgPrint("unloaded\n");
}

static NDIS_STATUS NTAPI Initialize(PNDIS_STATUS OpenErrorStatus,
                                    PUINT SelectedMediumIndex,
                                    PNDIS_MEDIUM MediumArray,
                                    UINT MediumArraySize,
                                    NDIS_HANDLE AdapterHandle,
                                    NDIS_HANDLE ConfigurationContext) {
  UINT N;

  for (N = 0; N != MediumArraySize; ++N)
    if (MediumArray[N] == NdisMedium802_3)
      break;
  if (N == MediumArraySize)
    return NDIS_STATUS_UNSUPPORTED_MEDIA;
  *SelectedMediumIndex = N;
  NdisMSetAttributesEx(AdapterHandle, &AdapterCount, 0,
                       NDIS_ATTRIBUTE_DESERIALIZE, NdisInterfaceInternal);
  NdisInterlockedIncrement(&AdapterCount);
  NdisMRegisterUnloadHandler(WrapperHandle, Unload_Bad); // expect: ndis-unload-handler-context: from the driver's MiniportInitialize routine
  return NDIS_STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Chars.InitializeHandler = Initialize;
  Status = NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(WrapperHandle, NULL);
    return Status;
  }
  return STATUS_SUCCESS;
}
