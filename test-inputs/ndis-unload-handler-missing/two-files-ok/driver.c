// The entry routine.

#include "sample.h"

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  PrepareDriverObject(DriverObject);
  return RegisterProtocol();
}
