#include "management.tmh"
#include "precomp.h"

PDEVICE_OBJECT WmiDevice;

NTSTATUS ManagementStart(PDRIVER_OBJECT DriverObject) {
  NTSTATUS Status;

  Status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_NETWORK, 0, FALSE,
                          &WmiDevice);
  if (!NT_SUCCESS(Status))
    return Status;
  Status = IoWMIRegistrationControl(WmiDevice, WMIREG_ACTION_REGISTER);
  if (!NT_SUCCESS(Status)) {
    IoDeleteDevice(WmiDevice);
    return Status;
  }
  return STATUS_SUCCESS;
}

VOID ManagementStop(VOID) {
  IoWMIRegistrationControl(WmiDevice, WMIREG_ACTION_DEREGISTER);
  IoDeleteDevice(WmiDevice);
}
