// What the driver can do without. The handler does not ask whether it is there.

#include "../include/ndis6_miniport.h"

typedef struct _DRIVER {
  NDIS_HANDLE Miniport;
  REGHANDLE Events;
  PVOID PowerSetting;
  ERESOURCE Names;
  BOOLEAN HaveNames;
} DRIVER, *PDRIVER;

static DRIVER Driver;

static const GUID ProviderId = {
    0x77a1c1d2,
    0x4b0f,
    0x4a63,
    {0x9d, 0x10, 0x6f, 0x2c, 0x1b, 0x55, 0x80, 0x31}};
static const GUID Setting = {0x02731015,
                             0x4510,
                             0x4526,
                             {0x99, 0xe6, 0xe5, 0xa1, 0x7e, 0xbd, 0x1a, 0xea}};

static NTSTATUS NTAPI SettingChanged(LPCGUID Id, PVOID Value, ULONG Length,
                                     PVOID Context) {
  return STATUS_SUCCESS;
}

static VOID StartOptional(PDRIVER D) {
  if (!NT_SUCCESS(EtwRegister(&ProviderId, NULL, NULL, &D->Events)))
    D->Events = 0;
  if (!NT_SUCCESS(PoRegisterPowerSettingCallback(NULL, &Setting, SettingChanged,
                                                 D, &D->PowerSetting)))
    D->PowerSetting = NULL;
  if (NT_SUCCESS(ExInitializeResourceLite(&D->Names)))
    D->HaveNames = TRUE;
}

static VOID StopOptional_Ok(PDRIVER D) {
  if (D->Events != 0)
    EtwUnregister(D->Events);
  if (D->PowerSetting != NULL)
    PoUnregisterPowerSettingCallback(D->PowerSetting);
  if (D->HaveNames)
    ExDeleteResourceLite(&D->Names);
}

static VOID NTAPI Unload(PDRIVER_OBJECT DriverObject) {
  StopOptional_Ok(&Driver);
  NdisMDeregisterMiniportDriver(Driver.Miniport);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject,
                           PUNICODE_STRING RegistryPath) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Chars;
  NDIS_STATUS Status;

  DescribeMiniport(&Chars);
  Chars.UnloadHandler = Unload;
  Status = NdisMRegisterMiniportDriver(DriverObject, RegistryPath, &Driver,
                                       &Chars, &Driver.Miniport);
  if (Status == NDIS_STATUS_SUCCESS)
    StartOptional(&Driver);
  return Status;
}
