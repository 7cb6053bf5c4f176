// An NDIS-WDM driver whose line of interrupt is connected when it is loaded.

#include "../include/ndis5_miniport.h"

typedef struct _LINE {
  PKINTERRUPT Interrupt;
  PVOID Registers;
  KSPIN_LOCK Lock;
} LINE, *PLINE;

static LINE Line;

static BOOLEAN NTAPI Service(PKINTERRUPT Interrupt, PVOID Context) {
  return FALSE;
}

static VOID Disconnect_Bad(PLINE L) {
  if (READ_REGISTER_ULONG((PULONG)L->Registers) != 0) {
    WRITE_REGISTER_ULONG((PULONG)L->Registers, 0);
    IoDisconnectInterrupt(L->Interrupt);
  }
  MmUnmapIoSpace(L->Registers, PAGE_SIZE);
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  Disconnect_Bad(&Line);
} // expect: ndis-unload-skips-deregister: 'Unload' returns without giving back the interrupt on this path

static NTSTATUS Connect(PLINE L) {
  PHYSICAL_ADDRESS Address = {.QuadPart = 0xFEBF0000};
  NTSTATUS Status;

  L->Registers = MmMapIoSpace(Address, PAGE_SIZE, MmNonCached);
  if (L->Registers == NULL)
    return STATUS_INSUFFICIENT_RESOURCES;
  KeInitializeSpinLock(&L->Lock);
  Status = IoConnectInterrupt(&L->Interrupt, Service, L, &L->Lock, 0x51, 5, 5,
                              LevelSensitive, TRUE, (KAFFINITY)-1, FALSE);
  if (!NT_SUCCESS(Status))
    MmUnmapIoSpace(L->Registers, PAGE_SIZE);
  return Status;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_CHARACTERISTICS Chars;
  NDIS_HANDLE Wrapper;
  NDIS_STATUS Status;

  Status = Connect(&Line);
  if (!NT_SUCCESS(Status))
    return Status;
  NdisMInitializeWrapper(&Wrapper, DriverObject, RegistryPath, NULL);
  DescribeMiniport(&Chars);
  Status = NdisMRegisterMiniport(Wrapper, &Chars, sizeof(Chars));
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisTerminateWrapper(Wrapper, NULL);
    IoDisconnectInterrupt(Line.Interrupt);
    MmUnmapIoSpace(Line.Registers, PAGE_SIZE);
    return Status;
  }
  NdisMRegisterUnloadHandler(Wrapper, Unload);
  return STATUS_SUCCESS;
}
