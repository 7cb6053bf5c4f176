// A miniport that wants to hear of power states, volumes and the end of the
// system. One helper for each gives back what there is, and clears it.

#include "../include/ndis5_miniport.h"

typedef struct _WATCH {
  PCALLBACK_OBJECT PowerObject;
  PVOID PowerCallback;
  PVOID Notification;
  struct {
    PDEVICE_OBJECT Device;
    BOOLEAN Shutdown;
  } Control;
} WATCH, *PWATCH;

static WATCH Watch;

static const GUID InterfaceClass = {
    0xad498944,
    0x762f,
    0x11d0,
    {0x8d, 0xcb, 0x00, 0xc0, 0x4f, 0xc3, 0x35, 0x8c}};

static VOID NTAPI PowerChanged(PVOID Context, PVOID Argument1,
                               PVOID Argument2) {}

static NTSTATUS NTAPI InterfaceChanged(PVOID Notification, PVOID Context) {
  return STATUS_SUCCESS;
}

static VOID StopPower_Bad(PVOID *Callback, PCALLBACK_OBJECT *Object) {
  // A callback without its object is none, or so it seems.
  if (*Callback != NULL && *Object != NULL)
    ExUnregisterCallback(*Callback);
  *Callback = NULL;
}

static VOID StopNotification(PVOID *Notification) {
  if (*Notification != NULL) {
    IoUnregisterPlugPlayNotification(*Notification);
    *Notification = NULL;
  }
}

static VOID StopWatching(PWATCH W) {
  if (W->PowerObject != NULL) {
    ObDereferenceObject(W->PowerObject);
    W->PowerObject = NULL;
  }
  StopPower_Bad(&W->PowerCallback, &W->PowerObject);
  StopNotification(&W->Notification);
  if (W->Control.Shutdown)
    IoUnregisterShutdownNotification(W->Control.Device);
  if (W->Control.Device != NULL)
    IoDeleteDevice(W->Control.Device);
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) { // expect: ndis-unload-skips-deregister: 'Unload' never gives back the callback registration
  StopWatching(&Watch);
}

static NTSTATUS StartWatching(PWATCH W, PDRIVER_OBJECT DriverObject) {
  OBJECT_ATTRIBUTES Attributes;
  UNICODE_STRING Name;
  NTSTATUS Status;

  RtlInitUnicodeString(&Name, L"\\Callback\\PowerState");
  InitializeObjectAttributes(&Attributes, &Name, OBJ_CASE_INSENSITIVE, NULL,
                             NULL);
  Status = ExCreateCallback(&W->PowerObject, &Attributes, FALSE, TRUE);
  if (!NT_SUCCESS(Status)) {
    W->PowerObject = NULL;
    return Status;
  }
  W->PowerCallback = ExRegisterCallback(W->PowerObject, PowerChanged, W);
  if (W->PowerCallback == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  Status = IoRegisterPlugPlayNotification(
      EventCategoryDeviceInterfaceChange, 0, (PVOID)&InterfaceClass,
      DriverObject, InterfaceChanged, W, &W->Notification);
  if (!NT_SUCCESS(Status)) {
    W->Notification = NULL;
    return Status;
  }
  Status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_NETWORK, 0, FALSE,
                          &W->Control.Device);
  if (!NT_SUCCESS(Status)) {
    W->Control.Device = NULL;
    return Status;
  }
  Status = IoRegisterShutdownNotification(W->Control.Device);
  if (NT_SUCCESS(Status))
    W->Control.Shutdown = TRUE;
  return Status;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status == NDIS_STATUS_SUCCESS) {
    NdisMRegisterUnloadHandler(Wrapper, Unload);
    // A miniport that cannot watch works all the same.
    StartWatching(&Watch, DriverObject);
    return STATUS_SUCCESS;
  }
  NdisTerminateWrapper(Wrapper, NULL);
  return Status;
}
