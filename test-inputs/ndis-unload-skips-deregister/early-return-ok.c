// An intermediate driver. Its unload handler looks at something first, and
// what it finds there has nothing to do with what DriverEntry registered.

#include "../include/ndis5_miniport.h"
#include "../include/ndis5_protocol.h"

static NDIS_HANDLE DriverHandle;
static NDIS_HANDLE ProtocolHandle;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;
  LARGE_INTEGER Now;

  NdisGetCurrentSystemTime(&Now);
  if (Now.HighPart == 0)
    DbgPrint("sample: the clock was never set\n");

  NdisDeregisterProtocol(&Status, ProtocolHandle);
  NdisIMDeregisterLayeredMiniport(DriverHandle);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Miniport;
  NDIS_PROTOCOL_CHARACTERISTICS Protocol;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Miniport);
  Status = NdisIMRegisterLayeredMiniport(Wrapper, &Miniport, sizeof(Miniport),
                                         &DriverHandle);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(Wrapper, NULL);
    return Status;
  }
  NdisMRegisterUnloadHandler(Wrapper, Unload_Ok);

  DescribeProtocol(&Protocol);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Protocol, sizeof(Protocol));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisIMDeregisterLayeredMiniport(DriverHandle);
    NdisTerminateWrapper(Wrapper, NULL);
    return Status;
  }
  NdisIMAssociateMiniport(DriverHandle, ProtocolHandle);
  return STATUS_SUCCESS;
}
