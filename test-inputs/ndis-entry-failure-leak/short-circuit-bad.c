// Steps in one condition, and their undoing in expressions.

#include "../include/ndis6_protocol.h"

typedef struct _PARTS {
  PVOID Table;
  NDIS_HANDLE Protocol;
  HANDLE Key;
} PARTS, *PPARTS;

static PARTS Parts;

static BOOLEAN OpenKey(PPARTS P, PUNICODE_STRING Path) {
  OBJECT_ATTRIBUTES Attributes;

  InitializeObjectAttributes(
      &Attributes, Path, OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE, NULL, NULL);
  return NT_SUCCESS(ZwCreateKey(&P->Key, KEY_ALL_ACCESS, &Attributes, 0, NULL,
                                REG_OPTION_VOLATILE, NULL))
             ? TRUE
             : (P->Key = NULL, FALSE);
}

static BOOLEAN Register(PPARTS P) {
  NDIS_PROTOCOL_DRIVER_CHARACTERISTICS Chars;

  DescribeProtocol(&Chars);
  return NdisRegisterProtocolDriver(P, &Chars, &P->Protocol) ==
         NDIS_STATUS_SUCCESS;
}

static VOID Undo_Bad(PPARTS P) {
  P->Table != NULL && P->Key != NULL ? ExFreePoolWithTag(P->Table, 'lbaT')
                                     : (VOID)0;
  if (P->Key != NULL && NT_SUCCESS(ZwFlushKey(P->Key)))
    ZwClose(P->Key);
  else if (P->Key != NULL)
    ZwClose(P->Key);
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  NdisDeregisterProtocolDriver(Parts.Protocol);
  ExFreePoolWithTag(Parts.Table, 'lbaT');
  ZwClose(Parts.Key);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  if ((Parts.Table = ExAllocatePoolWithTag(PagedPool, 2048, 'lbaT')) != NULL &&
      OpenKey(&Parts, RegistryPath) && Register(&Parts)) {
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
  }
  Undo_Bad(&Parts);
  return STATUS_UNSUCCESSFUL; // expect: ndis-entry-failure-leak: 'DriverEntry' fails without giving back the pool memory
}
