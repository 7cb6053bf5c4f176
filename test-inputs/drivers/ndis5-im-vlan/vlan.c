// The VLANs of a trunk: a list, filled at bind and emptied at unbind.

#include "sluice.h"

static NDIS_STATUS SlCreateVlan(PSL_TRUNK Trunk, USHORT Number, PCWSTR Name,
                                USHORT Length) {
  PSL_VLAN Vlan;
  NDIS_STATUS Status;

  Status = NdisAllocateMemoryWithTag((PVOID *)&Vlan, sizeof(SL_VLAN) + Length,
                                     SL_TAG);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  NdisZeroMemory(Vlan, sizeof(SL_VLAN) + Length);
  Vlan->Trunk = Trunk;
  Vlan->Number = Number;
  Vlan->Name.Buffer = (PWSTR)(Vlan + 1);
  Vlan->Name.Length = Length;
  Vlan->Name.MaximumLength = Length;
  NdisMoveMemory(Vlan->Name.Buffer, Name, Length);
  NdisInitializeEvent(&Vlan->InitDone);

  NdisAcquireSpinLock(&Trunk->Lock);
  InsertTailList(&Trunk->Vlans, &Vlan->Link);
  NdisReleaseSpinLock(&Trunk->Lock);

  // SlInitialize runs inside the call, or when a protocol binds above.
  Vlan->InitPending = TRUE;
  Status =
      NdisIMInitializeDeviceInstanceEx(SlGlobals.Driver, &Vlan->Name, Vlan);
  if (Status != NDIS_STATUS_SUCCESS) {
    NdisAcquireSpinLock(&Trunk->Lock);
    RemoveEntryList(&Vlan->Link);
    NdisReleaseSpinLock(&Trunk->Lock);
    NdisFreeMemory(Vlan, 0, 0);
  }
  return Status;
}

// One for each name in the trunk's configuration; how many there are. Those
// that cannot be made are missing, and the others work.
UINT SlCreateVlans(PSL_TRUNK Trunk, PNDIS_STRING Section) {
  NDIS_STRING Names = NDIS_STRING_CONST("UpperBindings");
  NDIS_STRING First = NDIS_STRING_CONST("FirstVlan");
  PNDIS_CONFIGURATION_PARAMETER Parameter;
  NDIS_HANDLE Configuration;
  NDIS_STATUS Status;
  USHORT Number = 1;
  UINT Count = 0;

  NdisOpenProtocolConfiguration(&Status, &Configuration, Section);
  if (Status != NDIS_STATUS_SUCCESS)
    return 0;

  NdisReadConfiguration(&Status, &Parameter, Configuration, &First,
                        NdisParameterInteger);
  if (Status == NDIS_STATUS_SUCCESS)
    Number = (USHORT)Parameter->ParameterData.IntegerData;

  NdisReadConfiguration(&Status, &Parameter, Configuration, &Names,
                        NdisParameterMultiString);
  if (Status == NDIS_STATUS_SUCCESS) {
    PCWSTR Name = Parameter->ParameterData.StringData.Buffer;

    for (; *Name != L'\0' && Count < SL_MAX_VLANS; Name += wcslen(Name) + 1) {
      Status = SlCreateVlan(Trunk, Number++, Name,
                            (USHORT)(wcslen(Name) * sizeof(WCHAR)));
      if (Status == NDIS_STATUS_SUCCESS)
        ++Count;
    }
  }

  NdisCloseConfiguration(Configuration);
  return Count;
}

// If the miniport was never initialized, its instance is cancelled; if it is
// just being initialized, that is waited for and undone.
static VOID SlDeleteVlan(PSL_VLAN Vlan) {
  if (Vlan->InitPending &&
      NdisIMCancelInitializeDeviceInstance(SlGlobals.Driver, &Vlan->Name) !=
          NDIS_STATUS_SUCCESS)
    NdisWaitEvent(&Vlan->InitDone, 0);
  if (Vlan->MiniportHandle != NULL)
    NdisIMDeInitializeDeviceInstance(Vlan->MiniportHandle);
  NdisFreeMemory(Vlan, 0, 0);
}

VOID SlDeleteVlans(PSL_TRUNK Trunk) {
  NdisAcquireSpinLock(&Trunk->Lock);
  while (!IsListEmpty(&Trunk->Vlans)) {
    PLIST_ENTRY Entry = RemoveHeadList(&Trunk->Vlans);

    NdisReleaseSpinLock(&Trunk->Lock);
    SlDeleteVlan(CONTAINING_RECORD(Entry, SL_VLAN, Link));
    NdisAcquireSpinLock(&Trunk->Lock);
  }
  NdisReleaseSpinLock(&Trunk->Lock);
}

// The VLAN of a number, if its miniport runs, which then waits with its halt
// until the caller has left; or null.
PSL_VLAN SlEnterVlan(PSL_TRUNK Trunk, USHORT Number) {
  PSL_VLAN Found = NULL;
  PLIST_ENTRY Entry;

  NdisAcquireSpinLock(&Trunk->Lock);
  for (Entry = Trunk->Vlans.Flink; Entry != &Trunk->Vlans;
       Entry = Entry->Flink) {
    PSL_VLAN Vlan = CONTAINING_RECORD(Entry, SL_VLAN, Link);

    if (Vlan->Number == Number && Vlan->MiniportHandle != NULL) {
      NdisInterlockedIncrement(&Vlan->Busy);
      Found = Vlan;
      break;
    }
  }
  NdisReleaseSpinLock(&Trunk->Lock);
  return Found;
}

VOID SlLeaveVlan(PSL_VLAN Vlan) { NdisInterlockedDecrement(&Vlan->Busy); }
