// The ports of a lower: made, started, stopped, found.

#include "tributary.h"

// True if that was the last reference, and the port is gone.
BOOLEAN TbDereferencePort(PTB_PORT Port) {
  PTB_LOWER Lower = Port->Lower;

  if (NdisInterlockedDecrement(&Port->References) != 0)
    return FALSE;
  TB_FREE(&Port);
  TbDereferenceLower(Lower);
  return TRUE;
}

// On success the list has the port, with one reference.
static NDIS_STATUS TbCreatePort(PTB_LOWER Lower, PCWSTR Name, USHORT Length,
                                PTB_PORT *PortPointer) {
  PTB_PORT Port;
  NDIS_STATUS Status;

  Status = TB_ALLOCATE(&Port, sizeof(TB_PORT) + Length + sizeof(WCHAR));
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  Port->References = 1;
  Port->Lower = Lower;
  Port->Name.Buffer = (PWSTR)(Port + 1);
  Port->Name.Length = Length;
  Port->Name.MaximumLength = Length + sizeof(WCHAR);
  NdisMoveMemory(Port->Name.Buffer, Name, Length);
  NdisInitializeEvent(&Port->InitDone);
  Port->Address[0] = 0x02; // administered locally
  *(PULONG)&Port->Address[2] =
      (ULONG)NdisInterlockedIncrement(&TbGlobals.LastAddress);

  NdisInterlockedIncrement(&Lower->References);
  NdisAcquireSpinLock(&Lower->Lock);
  Port->Linked = TRUE;
  InsertTailList(&Lower->Ports, &Port->Link);
  NdisReleaseSpinLock(&Lower->Lock);
  *PortPointer = Port;
  return NDIS_STATUS_SUCCESS;
}

// Gives up the list's reference, if the list still has the port.
VOID TbUnlinkPort(PTB_PORT Port) {
  PTB_LOWER Lower = Port->Lower;
  BOOLEAN Unlinked = FALSE;

  NdisAcquireSpinLock(&Lower->Lock);
  if (Port->Linked) {
    RemoveEntryList(&Port->Link);
    Port->Linked = FALSE;
    Unlinked = TRUE;
  }
  NdisReleaseSpinLock(&Lower->Lock);
  if (Unlinked)
    TbDereferencePort(Port);
}

// TbInitialize runs inside the call, or when a protocol binds above.
static NDIS_STATUS TbStartPort(PTB_LOWER Lower, PCWSTR Name, USHORT Length) {
  PTB_PORT Port;
  NDIS_STATUS Status;

  Status = TbCreatePort(Lower, Name, Length, &Port);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  Port->InitPending = TRUE;
  Status =
      NdisIMInitializeDeviceInstanceEx(TbGlobals.Driver, &Port->Name, Port);
  if (Status != NDIS_STATUS_SUCCESS) {
    Port->InitPending = FALSE;
    TbUnlinkPort(Port);
  }
  return Status;
}

// One port for each name in the adapter's configuration; how many were started.
UINT TbStartPorts(PTB_LOWER Lower, PNDIS_STRING Section) {
  NDIS_STRING Keyword = NDIS_STRING_CONST("UpperBindings");
  PNDIS_CONFIGURATION_PARAMETER Parameter;
  NDIS_HANDLE Configuration;
  NDIS_STATUS Status;
  UINT Started = 0;

  NdisOpenProtocolConfiguration(&Status, &Configuration, Section);
  if (Status != NDIS_STATUS_SUCCESS)
    return 0;

  NdisReadConfiguration(&Status, &Parameter, Configuration, &Keyword,
                        NdisParameterMultiString);
  if (Status == NDIS_STATUS_SUCCESS) {
    PCWSTR Name = Parameter->ParameterData.StringData.Buffer;

    for (; *Name != L'\0' && Started < TB_MAX_PORTS; Name += wcslen(Name) + 1)
      if (TbStartPort(Lower, Name, (USHORT)(wcslen(Name) * sizeof(WCHAR))) ==
          NDIS_STATUS_SUCCESS)
        ++Started;
  }

  NdisCloseConfiguration(Configuration);
  return Started;
}

// If the miniport was never initialized, its instance is cancelled; if it is
// just being initialized, that is waited for and undone.
static VOID TbStopPort(PTB_PORT Port) {
  if (Port->InitPending &&
      NdisIMCancelInitializeDeviceInstance(TbGlobals.Driver, &Port->Name) !=
          NDIS_STATUS_SUCCESS)
    NdisWaitEvent(&Port->InitDone, 0);
  if (Port->MiniportHandle != NULL)
    NdisIMDeInitializeDeviceInstance(Port->MiniportHandle);
  TbUnlinkPort(Port);
}

VOID TbStopPorts(PTB_LOWER Lower) {
  PTB_PORT Ports[TB_MAX_PORTS];
  UINT Count = TbReferencePorts(Lower, Ports);
  UINT Index;

  for (Index = 0; Index < Count; ++Index) {
    TbStopPort(Ports[Index]);
    if (TbDereferencePort(Ports[Index]))
      Ports[Index] = NULL;
  }
}
