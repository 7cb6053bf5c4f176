// A filter that looks at another driver's device from a device of its own.

#include "../include/ndis6_filter.h"

typedef struct _SPY {
  PFILE_OBJECT File;
  PDEVICE_OBJECT Target;
  PDEVICE_OBJECT Own;
  PDEVICE_OBJECT Below;
} SPY, *PSPY;

static SPY Spy;
static NDIS_HANDLE FilterDriver;

static NTSTATUS StartSpy(PSPY S, PDRIVER_OBJECT DriverObject) {
  UNICODE_STRING Name = RTL_CONSTANT_STRING(L"\\Device\\Tcp");
  NTSTATUS Status;

  Status =
      IoGetDeviceObjectPointer(&Name, FILE_READ_DATA, &S->File, &S->Target);
  if (!NT_SUCCESS(Status))
    goto NoTarget;
  Status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_NETWORK, 0, FALSE,
                          &S->Own);
  if (!NT_SUCCESS(Status))
    goto NoDevice;
  S->Below = IoAttachDeviceToDeviceStack(S->Own, S->Target);
  if (S->Below == NULL) {
    Status = STATUS_NO_SUCH_DEVICE;
    goto NotAttached;
  }
  S->Own->Flags &= ~DO_DEVICE_INITIALIZING;
  return STATUS_SUCCESS;

NotAttached:
  IoDeleteDevice(S->Own);
NoDevice:
  ObDereferenceObject(S->File);
NoTarget:
  return Status;
}

static VOID StopSpy_Ok(PSPY S) {
  IoDetachDevice(S->Below);
  IoDeleteDevice(S->Own);
  ObDereferenceObject(S->File);
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisFDeregisterFilterDriver(FilterDriver);
  StopSpy_Ok(&Spy);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_FILTER_DRIVER_CHARACTERISTICS Chars;
  NTSTATUS Status;

  Status = StartSpy(&Spy, DriverObject);
  if (!NT_SUCCESS(Status))
    return Status;
  DescribeFilter(&Chars);
  Status = NdisFRegisterFilterDriver(DriverObject, NULL, &Chars, &FilterDriver);
  if (Status != NDIS_STATUS_SUCCESS) {
    IoDetachDevice(Spy.Below);
    IoDeleteDevice(Spy.Own);
    ObDereferenceObject(Spy.File);
    return Status;
  }
  DriverObject->DriverUnload = Unload;
  return STATUS_SUCCESS;
}
