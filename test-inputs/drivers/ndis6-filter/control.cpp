// The control device and its requests.

#include "guard.hpp"

ControlDevice FgControl;

namespace {

DECLARE_CONST_UNICODE_STRING(DeviceName, L"\\Device\\FrameGate");
DECLARE_CONST_UNICODE_STRING(LinkName, L"\\DosDevices\\FrameGate");

NTSTATUS complete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information) {
  Irp->IoStatus.Status = Status;
  Irp->IoStatus.Information = Information;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return Status;
}

FG_TOTALS addUp() {
  FG_TOTALS Totals = {};
  {
    ResourceGuard Config(FgDriver.ConfigLock);
    Totals.Resets = FgDriver.Resets;
  }

  SpinLockGuard Guard(FgDriver.ModuleLock);
  for (PLIST_ENTRY Entry = FgDriver.Modules.Flink; Entry != &FgDriver.Modules;
       Entry = Entry->Flink) {
    PFG_MODULE Module = CONTAINING_RECORD(Entry, FG_MODULE, Link);
    Totals.Modules++;
    Totals.ListsSent += Module->ListsSent;
    Totals.ListsReceived += Module->ListsReceived;
  }
  return Totals;
}

void resetAll() {
  ResourceGuard Config(FgDriver.ConfigLock);
  FgDriver.Resets++;

  SpinLockGuard Guard(FgDriver.ModuleLock);
  for (PLIST_ENTRY Entry = FgDriver.Modules.Flink; Entry != &FgDriver.Modules;
       Entry = Entry->Flink) {
    PFG_MODULE Module = CONTAINING_RECORD(Entry, FG_MODULE, Link);
    InterlockedExchange64(&Module->ListsSent, 0);
    InterlockedExchange64(&Module->ListsReceived, 0);
  }
}

NTSTATUS NTAPI dispatchOpen(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  UNREFERENCED_PARAMETER(DeviceObject);
  return complete(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS NTAPI dispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
  PIO_STACK_LOCATION Stack = IoGetCurrentIrpStackLocation(Irp);
  auto &Request = Stack->Parameters.DeviceIoControl;

  UNREFERENCED_PARAMETER(DeviceObject);
  switch (Request.IoControlCode) {
  case FG_IOCTL_READ_TOTALS: {
    if (Request.OutputBufferLength < sizeof(FG_TOTALS))
      return complete(Irp, STATUS_BUFFER_TOO_SMALL, 0);
    *static_cast<PFG_TOTALS>(Irp->AssociatedIrp.SystemBuffer) = addUp();
    return complete(Irp, STATUS_SUCCESS, sizeof(FG_TOTALS));
  }
  case FG_IOCTL_RESET:
    resetAll();
    return complete(Irp, STATUS_SUCCESS, 0);
  default:
    return complete(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
  }
}

} // namespace

NTSTATUS ControlDevice::create(PDRIVER_OBJECT DriverObject) {
  DriverObject->MajorFunction[IRP_MJ_CREATE] = dispatchOpen;
  DriverObject->MajorFunction[IRP_MJ_CLEANUP] = dispatchOpen;
  DriverObject->MajorFunction[IRP_MJ_CLOSE] = dispatchOpen;
  DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = dispatchControl;

  NTSTATUS Status = IoCreateDevice(
      DriverObject, 0, const_cast<PUNICODE_STRING>(&DeviceName),
      FILE_DEVICE_NETWORK, FILE_DEVICE_SECURE_OPEN, FALSE, &Device);
  if (!NT_SUCCESS(Status)) {
    Device = nullptr;
    return Status;
  }

  Status = IoCreateSymbolicLink(const_cast<PUNICODE_STRING>(&LinkName),
                                const_cast<PUNICODE_STRING>(&DeviceName));
  if (!NT_SUCCESS(Status)) {
    IoDeleteDevice(Device);
    Device = nullptr;
    return Status;
  }

  Linked = true;
  return STATUS_SUCCESS;
}

void ControlDevice::remove() {
  if (Linked) {
    IoDeleteSymbolicLink(const_cast<PUNICODE_STRING>(&LinkName));
    Linked = false;
  }
  if (Device != nullptr) {
    IoDeleteDevice(Device);
    Device = nullptr;
  }
}
