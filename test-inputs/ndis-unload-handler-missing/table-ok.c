// An NDIS 6 protocol driver that keeps its entry points in a table.

#include "../include/ndis6_protocol.h"

typedef struct _ENTRY_POINTS {
  PDRIVER_UNLOAD Unload;
  PDRIVER_DISPATCH Dispatch;
} ENTRY_POINTS;

static NDIS_HANDLE ProtocolHandle;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  if (ProtocolHandle != NULL)
    NdisDeregisterProtocolDriver(ProtocolHandle);
}

static NTSTATUS NTAPI Dispatch(PDEVICE_OBJECT Device, PIRP Irp) {
  Irp->IoStatus.Status = STATUS_NOT_SUPPORTED;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_NOT_SUPPORTED;
}

static const ENTRY_POINTS EntryPoints = {.Unload = Unload_Ok,
                                         .Dispatch = Dispatch};

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Chars;
  ULONG Major;

  for (Major = 0; Major <= IRP_MJ_MAXIMUM_FUNCTION; ++Major)
    DriverObject->MajorFunction[Major] = EntryPoints.Dispatch;
  DriverObject->DriverUnload = EntryPoints.Unload;
  DescribeProtocol(&Chars);
  return NdisRegisterProtocolDriver(NULL, &Chars, &ProtocolHandle);
}
