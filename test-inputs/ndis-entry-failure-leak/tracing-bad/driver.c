#include "driver.tmh"
#include "precomp.h"

NDIS_HANDLE Wrapper;

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  ManagementStop();
  WPP_CLEANUP(DriverObject);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  WPP_INIT_TRACING(DriverObject, RegistryPath);
  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  Status = ManagementStart(DriverObject);
  if (!NT_SUCCESS(Status)) {
    NdisTerminateWrapper(Wrapper, NULL);
    return Status; // expect: ndis-entry-failure-leak: 'DriverEntry' fails without giving back the WPP tracing
  }
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    IoDeleteDevice(WmiDevice);
    NdisTerminateWrapper(Wrapper, NULL);
    WPP_CLEANUP(DriverObject);
    return Status; // expect: ndis-entry-failure-leak: 'DriverEntry' fails without giving back the WMI registration
  }
  NdisMRegisterUnloadHandler(Wrapper, Unload);
  return STATUS_SUCCESS;
}
