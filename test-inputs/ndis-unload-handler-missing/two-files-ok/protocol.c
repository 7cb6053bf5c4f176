// What the driver is to NDIS and the system.

#include "sample.h"

#include "../../include/ndis5_protocol.h"

NDIS_HANDLE ProtocolHandle;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
}

static NTSTATUS NTAPI Dispatch(PDEVICE_OBJECT Device, PIRP Irp) {
  Irp->IoStatus.Status = STATUS_NOT_SUPPORTED;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_NOT_SUPPORTED;
}

VOID PrepareDriverObject(PDRIVER_OBJECT DriverObject) {
  ULONG Major;

  for (Major = 0; Major <= IRP_MJ_MAXIMUM_FUNCTION; ++Major)
    DriverObject->MajorFunction[Major] = Dispatch;
  DriverObject->DriverUnload = Unload_Ok;
}

NTSTATUS RegisterProtocol(VOID) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars));
  return Status;
}
