// Load and unload: __try with one __finally that undoes what there is.

#include "coppertail.h"

CT_GLOBALS CtGlobals;

static NDIS_STATUS CtRegisterMiniport(VOID) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;

  NdisZeroMemory(&Chars, sizeof(Chars));
  Chars.MajorNdisVersion = 5;
  Chars.MinorNdisVersion = 1;
  Chars.InitializeHandler = CtInitialize;
  Chars.HaltHandler = CtHalt;
  Chars.QueryInformationHandler = CtQuery;
  Chars.SetInformationHandler = CtSet;
  Chars.SendPacketsHandler = CtSendPackets;
  Chars.PnPEventNotifyHandler = CtPnPEvent;
  Chars.AdapterShutdownHandler = CtShutdown;

  return NdisMRegisterMiniport(CtGlobals.Wrapper, &Chars, sizeof(Chars));
}

// How much is traced; without the value, nothing.
static VOID CtReadParameters(PUNICODE_STRING RegistryPath) {
  UNICODE_STRING ValueName = RTL_CONSTANT_STRING(L"TraceLevel");
  UCHAR Buffer[sizeof(KEY_VALUE_PARTIAL_INFORMATION) + sizeof(ULONG)];
  PKEY_VALUE_PARTIAL_INFORMATION Value = (PKEY_VALUE_PARTIAL_INFORMATION)Buffer;
  OBJECT_ATTRIBUTES Attributes;
  HANDLE Key = NULL;
  ULONG Length;

  InitializeObjectAttributes(&Attributes, RegistryPath,
                             OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL,
                             NULL);
  __try {
    if (!NT_SUCCESS(ZwOpenKey(&Key, KEY_READ, &Attributes))) {
      Key = NULL;
      __leave;
    }
    if (NT_SUCCESS(ZwQueryValueKey(Key, &ValueName, KeyValuePartialInformation,
                                   Value, sizeof(Buffer), &Length)) &&
        Value->DataLength == sizeof(ULONG))
      CtGlobals.TraceLevel = *(PULONG)Value->Data;
  } __finally {
    if (Key != NULL)
      ZwClose(Key);
  }
}

// In the order opposite to that of DriverEntry, whatever part of it was done.
// Neither a program nor the timer comes any more when the trace is closed.
static VOID CtRelease(VOID) {
  if (CtGlobals.HasTimer)
    CtStopFlushing();
  if (CtGlobals.Device != NULL)
    CtDeleteDevice();
  if (CtGlobals.HasSends) {
    NdisDeleteNPagedLookasideList(&CtGlobals.Sends);
    CtGlobals.HasSends = FALSE;
  }
  CtCloseTrace();
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NTSTATUS Status = STATUS_UNSUCCESSFUL;

  NdisMInitializeWrapper(&CtGlobals.Wrapper, DriverObject, RegistryPath, NULL);
  if (CtGlobals.Wrapper == NULL)
    return STATUS_UNSUCCESSFUL;

  __try {
    CtReadParameters(RegistryPath);
    Status = CtOpenTrace();
    if (!NT_SUCCESS(Status))
      __leave;

    NdisInitializeNPagedLookasideList(&CtGlobals.Sends, NULL, NULL, 0,
                                      sizeof(CT_SEND), CT_TAG, 0);
    CtGlobals.HasSends = TRUE;

    Status = CtRegisterMiniport();
    if (Status != NDIS_STATUS_SUCCESS)
      __leave;
    NdisMRegisterUnloadHandler(CtGlobals.Wrapper, CtUnload);

    Status = CtCreateDevice();
    if (Status != NDIS_STATUS_SUCCESS)
      __leave;

    Status = CtStartFlushing();
  } __finally {
    if (Status != STATUS_SUCCESS) {
      CtRelease();
      // Undoes the registration too, where there is one.
      NdisTerminateWrapper(CtGlobals.Wrapper, NULL);
      CtGlobals.Wrapper = NULL;
    }
  }
  return Status;
}

// Every adapter is halted.
VOID NTAPI CtUnload(PDRIVER_OBJECT DriverObject) {
  CtTrace(1, "unload", 0);
  CtRelease();
}
