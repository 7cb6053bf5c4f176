// A protocol driver that can be built to watch processes and the registry.

#define WATCH_PROCESSES 1
#define WATCH_REGISTRY 1

#include "../include/ndis5_protocol.h"

static NDIS_HANDLE ProtocolHandle;
static KBUGCHECK_CALLBACK_RECORD BugCheck;
static LARGE_INTEGER Cookie;

static VOID NTAPI SaveState(PVOID Buffer, ULONG Length) {}

#if WATCH_PROCESSES
static VOID NTAPI ProcessChanged(HANDLE Parent, HANDLE Process,
                                 BOOLEAN Create) {}
static VOID NTAPI ImageLoaded(PUNICODE_STRING Name, HANDLE Process,
                              PIMAGE_INFO Info) {}
#endif

static NTSTATUS NTAPI KeyChanged(PVOID Context, PVOID Class, PVOID Argument) {
  return STATUS_SUCCESS;
}

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  NDIS_STATUS Status;

  NdisDeregisterProtocol(&Status, ProtocolHandle);
#if WATCH_REGISTRY
  CmUnRegisterCallback(Cookie);
#endif
#if WATCH_PROCESSES
  PsRemoveLoadImageNotifyRoutine(ImageLoaded);
  PsSetCreateProcessNotifyRoutine(ProcessChanged, TRUE);
#endif
  KeDeregisterBugCheckCallback(&BugCheck);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_PROTOCOL_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  KeInitializeCallbackRecord(&BugCheck);
  if (!KeRegisterBugCheckCallback(&BugCheck, SaveState, NULL, 0,
                                  (PUCHAR) "sample"))
    return STATUS_UNSUCCESSFUL;
#if WATCH_PROCESSES
  Status = PsSetCreateProcessNotifyRoutine(ProcessChanged, FALSE);
  if (!NT_SUCCESS(Status))
    goto NoProcesses;
  Status = PsSetLoadImageNotifyRoutine(ImageLoaded);
  if (!NT_SUCCESS(Status))
    goto NoImages;
#endif
#if WATCH_REGISTRY
  Status = CmRegisterCallback(KeyChanged, NULL, &Cookie);
  if (!NT_SUCCESS(Status))
    goto NoRegistry;
#endif
  DescribeProtocol(&Chars);
  NdisRegisterProtocol(&Status, &ProtocolHandle, &Chars, sizeof(Chars));
  if (Status == NDIS_STATUS_SUCCESS) {
    DriverObject->DriverUnload = Unload_Ok;
    return STATUS_SUCCESS;
  }

#if WATCH_REGISTRY
  CmUnRegisterCallback(Cookie);
NoRegistry:
#endif
#if WATCH_PROCESSES
  PsRemoveLoadImageNotifyRoutine(ImageLoaded);
NoImages:
  PsSetCreateProcessNotifyRoutine(ProcessChanged, TRUE);
NoProcesses:
#endif
  KeDeregisterBugCheckCallback(&BugCheck);
  return Status;
}
