// A driver of two families of cards that registers a miniport for each, and its
// handler each time.

#include "../include/ndis5_miniport.h"

static NDIS_HANDLE WrapperHandle;

static VOID NTAPI Unload_Bad(PDRIVER_OBJECT DriverObject) {
  DbgPrint("unloaded\n");
}

static const W_SEND_HANDLER SendOf[] = {AdapterSend, NULL};

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_STATUS Status;
  ULONG Registered = 0, Family;

  NdisMInitializeWrapper(&WrapperHandle, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  for (Family = 0; Family < RTL_NUMBER_OF(SendOf); ++Family) {
    Chars.SendHandler = SendOf[Family];
    Status = NdisMRegisterMiniport(WrapperHandle, &Chars, sizeof(Chars));
    if (Status != NDIS_STATUS_SUCCESS)
      continue;
    NdisMRegisterUnloadHandler(WrapperHandle, Unload_Bad); // expect: ndis-unload-handler-context: more than once on a path
    ++Registered;
  }
  if (Registered == 0) {
    NdisTerminateWrapper(WrapperHandle, NULL);
    return STATUS_UNSUCCESSFUL;
  }
  return STATUS_SUCCESS;
}
