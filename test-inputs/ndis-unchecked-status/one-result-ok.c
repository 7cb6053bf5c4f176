// A miniport with a resource whose initialisation has but one result, which
// nobody looks at.

#include "../include/ndis5_miniport.h"

static NDIS_HANDLE Wrapper;
static ERESOURCE Guard;
static ULONG Count;

static VOID NTAPI Unload_Ok(PDRIVER_OBJECT DriverObject) {
  if (DriverObject == NULL)
    return;
  ExDeleteResourceLite(&Guard);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  ExInitializeResourceLite(&Guard);
  ExAcquireResourceExclusiveLite(&Guard, TRUE);
  ++Count;
  ExReleaseResourceLite(&Guard);

  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(Wrapper, NULL);
    ExDeleteResourceLite(&Guard);
    return Status;
  }
  NdisMRegisterUnloadHandler(Wrapper, Unload_Ok);
  return STATUS_SUCCESS;
}
