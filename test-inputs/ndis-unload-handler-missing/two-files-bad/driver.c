// The entry routine.

#include "sample.h"

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, // expect: ndis-unload-handler-missing: registers no unload handler
                           PUNICODE_STRING RegistryPath) {
  PrepareDriverObject(DriverObject);
  return RegisterProtocol();
}
