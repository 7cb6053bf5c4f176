// One adapter's life: initialize, restart, pause, halt.

#include "precomp.h"

static const UCHAR EnDefaultAddress[ETH_LENGTH_OF_ADDRESS] = {0x02, 0x45, 0x4e,
                                                              0x00, 0x00, 0x01};

// Gives back what EnInitialize took, whatever part of it: serves its failure
// and EnHalt.
static VOID EnFreeAdapter(PEN_ADAPTER Adapter) {
  if (Adapter->Totals != NULL) {
    NdisFreeMemory(Adapter->Totals, 0, 0);
    Adapter->Totals = NULL;
  }
  NdisFreeSpinLock(&Adapter->Lock);
  NdisFreeMemory(Adapter, 0, 0);
}

static PEN_ADAPTER EnAllocateAdapter(NDIS_HANDLE MiniportHandle) {
  PEN_ADAPTER Adapter;

  Adapter = (PEN_ADAPTER)NdisAllocateMemoryWithTagPriority(
      MiniportHandle, sizeof(EN_ADAPTER), EN_TAG, NormalPoolPriority);
  if (Adapter == NULL)
    return NULL;

  NdisZeroMemory(Adapter, sizeof(EN_ADAPTER));
  NdisAllocateSpinLock(&Adapter->Lock);
  Adapter->MiniportHandle = MiniportHandle;
  Adapter->State = EnPaused;
  Adapter->Lookahead = EN_MAX_FRAME - EN_MIN_FRAME;
  NdisMoveMemory(Adapter->PermanentAddress, EnDefaultAddress,
                 ETH_LENGTH_OF_ADDRESS);
  NdisMoveMemory(Adapter->CurrentAddress, EnDefaultAddress,
                 ETH_LENGTH_OF_ADDRESS);
  return Adapter;
}

// An address in the registry replaces the current one; its absence is no error.
static NDIS_STATUS EnReadConfiguration(PEN_ADAPTER Adapter) {
  NDIS_CONFIGURATION_OBJECT Object;
  NDIS_HANDLE Configuration;
  NDIS_STATUS Status;
  PVOID Address;
  UINT Length;

  NdisZeroMemory(&Object, sizeof(Object));
  Object.Header.Type = NDIS_OBJECT_TYPE_CONFIGURATION_OBJECT;
  Object.Header.Revision = NDIS_CONFIGURATION_OBJECT_REVISION_1;
  Object.Header.Size = NDIS_SIZEOF_CONFIGURATION_OBJECT_REVISION_1;
  Object.NdisHandle = Adapter->MiniportHandle;

  Status = NdisOpenConfigurationEx(&Object, &Configuration);
  if (Status != NDIS_STATUS_SUCCESS)
    return Status;

  NdisReadNetworkAddress(&Status, &Address, &Length, Configuration);
  if (Status == NDIS_STATUS_SUCCESS && Length == ETH_LENGTH_OF_ADDRESS &&
      !ETH_IS_MULTICAST(Address))
    NdisMoveMemory(Adapter->CurrentAddress, Address, ETH_LENGTH_OF_ADDRESS);

  NdisCloseConfiguration(Configuration);
  return NDIS_STATUS_SUCCESS;
}

static NDIS_STATUS EnSetRegistrationAttributes(PEN_ADAPTER Adapter) {
  NDIS_MINIPORT_ADAPTER_ATTRIBUTES Attributes;
  PNDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES Registration =
      &Attributes.RegistrationAttributes;

  NdisZeroMemory(&Attributes, sizeof(Attributes));
  Registration->Header.Type =
      NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES;
  Registration->Header.Revision =
      NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1;
  Registration->Header.Size =
      NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1;
  Registration->MiniportAdapterContext = Adapter;
  Registration->AttributeFlags = NDIS_MINIPORT_ATTRIBUTES_SURPRISE_REMOVE_OK |
                                 NDIS_MINIPORT_ATTRIBUTES_NOT_CO_NDIS;
  Registration->InterfaceType = NdisInterfaceInternal;

  return NdisMSetMiniportAttributes(Adapter->MiniportHandle, &Attributes);
}

static NDIS_STATUS EnSetGeneralAttributes(PEN_ADAPTER Adapter) {
  NDIS_MINIPORT_ADAPTER_ATTRIBUTES Attributes;
  PNDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES General =
      &Attributes.GeneralAttributes;

  NdisZeroMemory(&Attributes, sizeof(Attributes));
  General->Header.Type = NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES;
  General->Header.Revision =
      NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1;
  General->Header.Size =
      NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1;
  General->MediaType = NdisMedium802_3;
  General->PhysicalMediumType = NdisPhysicalMediumUnspecified;
  General->MtuSize = EN_MAX_FRAME - EN_MIN_FRAME;
  General->MaxXmitLinkSpeed = EN_LINK_SPEED;
  General->XmitLinkSpeed = EN_LINK_SPEED;
  General->MaxRcvLinkSpeed = EN_LINK_SPEED;
  General->RcvLinkSpeed = EN_LINK_SPEED;
  General->MediaConnectState = MediaConnectStateConnected;
  General->MediaDuplexState = MediaDuplexStateFull;
  General->LookaheadSize = Adapter->Lookahead;
  General->MacOptions =
      NDIS_MAC_OPTION_COPY_LOOKAHEAD_DATA | NDIS_MAC_OPTION_NO_LOOPBACK;
  General->SupportedPacketFilters =
      NDIS_PACKET_TYPE_DIRECTED | NDIS_PACKET_TYPE_MULTICAST |
      NDIS_PACKET_TYPE_ALL_MULTICAST | NDIS_PACKET_TYPE_BROADCAST |
      NDIS_PACKET_TYPE_PROMISCUOUS;
  General->MaxMulticastListSize = EN_MULTICAST_MAX;
  General->MacAddressLength = ETH_LENGTH_OF_ADDRESS;
  NdisMoveMemory(General->PermanentMacAddress, Adapter->PermanentAddress,
                 ETH_LENGTH_OF_ADDRESS);
  NdisMoveMemory(General->CurrentMacAddress, Adapter->CurrentAddress,
                 ETH_LENGTH_OF_ADDRESS);
  General->AccessType = NET_IF_ACCESS_BROADCAST;
  General->DirectionType = NET_IF_DIRECTION_SENDRECEIVE;
  General->ConnectionType = NET_IF_CONNECTION_DEDICATED;
  General->IfType = IF_TYPE_ETHERNET_CSMACD;
  General->IfConnectorPresent = FALSE;
  General->SupportedStatistics =
      NDIS_STATISTICS_XMIT_OK_SUPPORTED | NDIS_STATISTICS_RCV_OK_SUPPORTED;
  General->SupportedOidList = (PNDIS_OID)EnSupportedOids;
  General->SupportedOidListLength = EnSupportedOidsSize;

  return NdisMSetMiniportAttributes(Adapter->MiniportHandle, &Attributes);
}

NDIS_STATUS NTAPI EnInitialize(NDIS_HANDLE MiniportHandle,
                               NDIS_HANDLE DriverContext,
                               PNDIS_MINIPORT_INIT_PARAMETERS Parameters) {
  PEN_DRIVER Driver = (PEN_DRIVER)DriverContext;
  PEN_ADAPTER Adapter = NULL;
  LOCK_STATE_EX LockState;
  NDIS_STATUS Status;

  UNREFERENCED_PARAMETER(Parameters);

  do {
    Adapter = EnAllocateAdapter(MiniportHandle);
    if (Adapter == NULL) {
      Status = NDIS_STATUS_RESOURCES;
      break;
    }

    Adapter->Totals = (PEN_SAMPLE)NdisAllocateMemoryWithTagPriority(
        MiniportHandle, sizeof(EN_SAMPLE), EN_TAG, NormalPoolPriority);
    if (Adapter->Totals == NULL) {
      Status = NDIS_STATUS_RESOURCES;
      break;
    }
    NdisZeroMemory(Adapter->Totals, sizeof(EN_SAMPLE));

    Status = EnReadConfiguration(Adapter);
    if (Status != NDIS_STATUS_SUCCESS)
      break;

    Status = EnSetRegistrationAttributes(Adapter);
    if (Status != NDIS_STATUS_SUCCESS)
      break;

    Status = EnSetGeneralAttributes(Adapter);
    if (Status != NDIS_STATUS_SUCCESS)
      break;

    // Nothing can fail any more: the worker may see the adapter.
    NdisAcquireRWLockWrite(Driver->AdapterLock, &LockState, 0);
    InsertTailList(&Driver->Adapters, &Adapter->Link);
    NdisReleaseRWLock(Driver->AdapterLock, &LockState);
  } while (FALSE);

  if (Status != NDIS_STATUS_SUCCESS && Adapter != NULL)
    EnFreeAdapter(Adapter);
  return Status;
}

VOID NTAPI EnHalt(NDIS_HANDLE AdapterContext, NDIS_HALT_ACTION Action) {
  PEN_ADAPTER Adapter = (PEN_ADAPTER)AdapterContext;
  LOCK_STATE_EX LockState;

  UNREFERENCED_PARAMETER(Action);

  NdisAcquireRWLockWrite(EnDriver.AdapterLock, &LockState, 0);
  RemoveEntryList(&Adapter->Link);
  NdisReleaseRWLock(EnDriver.AdapterLock, &LockState);

  EnFreeAdapter(Adapter);
}

NDIS_STATUS NTAPI EnRestart(NDIS_HANDLE AdapterContext,
                            PNDIS_MINIPORT_RESTART_PARAMETERS Parameters) {
  PEN_ADAPTER Adapter = (PEN_ADAPTER)AdapterContext;

  UNREFERENCED_PARAMETER(Parameters);
  NdisAcquireSpinLock(&Adapter->Lock);
  Adapter->State = EnRunning;
  NdisReleaseSpinLock(&Adapter->Lock);
  return NDIS_STATUS_SUCCESS;
}

// Pends while anything is outstanding; EnReleaseOutstanding completes it then.
NDIS_STATUS NTAPI EnPause(NDIS_HANDLE AdapterContext,
                          PNDIS_MINIPORT_PAUSE_PARAMETERS Parameters) {
  PEN_ADAPTER Adapter = (PEN_ADAPTER)AdapterContext;
  NDIS_STATUS Status = NDIS_STATUS_SUCCESS;

  UNREFERENCED_PARAMETER(Parameters);
  NdisAcquireSpinLock(&Adapter->Lock);
  if (Adapter->Outstanding == 0) {
    Adapter->State = EnPaused;
  } else {
    Adapter->State = EnPausing;
    Status = NDIS_STATUS_PENDING;
  }
  NdisReleaseSpinLock(&Adapter->Lock);
  return Status;
}

VOID NTAPI EnShutdown(NDIS_HANDLE AdapterContext, NDIS_SHUTDOWN_ACTION Action) {
  UNREFERENCED_PARAMETER(AdapterContext);
  UNREFERENCED_PARAMETER(Action);
}

VOID NTAPI EnPnPEvent(NDIS_HANDLE AdapterContext, PNET_DEVICE_PNP_EVENT Event) {
  PEN_ADAPTER Adapter = (PEN_ADAPTER)AdapterContext;

  switch (Event->DevicePnPEvent) {
  case NdisDevicePnPEventSurpriseRemoved:
    DbgPrint("echonic: %p removed\n", (PVOID)Adapter);
    break;
  default:
    break;
  }
}
