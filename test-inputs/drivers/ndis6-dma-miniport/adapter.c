// One adapter's life.

#include "orlop.h"

static NDIS_STATUS OlSetRegistration(POL_ADAPTER Adapter) {
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
  Registration->AttributeFlags = NDIS_MINIPORT_ATTRIBUTES_HARDWARE_DEVICE |
                                 NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER;
  Registration->CheckForHangTimeInSeconds = 4;
  Registration->InterfaceType = NdisInterfacePci;
  return NdisMSetMiniportAttributes(Adapter->MiniportHandle, &Attributes);
}

static NDIS_STATUS OlSetGeneral(POL_ADAPTER Adapter) {
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
  General->MtuSize = OL_MAX_FRAME - 14;
  General->LookaheadSize = OL_MAX_FRAME - 14;
  General->MaxMulticastListSize = OL_MULTICAST_MAX;
  General->MacAddressLength = ETH_LENGTH_OF_ADDRESS;
  NdisMoveMemory(General->PermanentMacAddress, Adapter->Address,
                 ETH_LENGTH_OF_ADDRESS);
  NdisMoveMemory(General->CurrentMacAddress, Adapter->Address,
                 ETH_LENGTH_OF_ADDRESS);
  General->SupportedOidList = (PNDIS_OID)OlSupportedOids;
  General->SupportedOidListLength = OlSupportedOidsSize;
  return NdisMSetMiniportAttributes(Adapter->MiniportHandle, &Attributes);
}

static VOID OlReadAddress(POL_ADAPTER Adapter) {
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
  if (NdisOpenConfigurationEx(&Object, &Configuration) != NDIS_STATUS_SUCCESS)
    return;
  NdisReadNetworkAddress(&Status, &Address, &Length, Configuration);
  if (Status == NDIS_STATUS_SUCCESS && Length == ETH_LENGTH_OF_ADDRESS)
    NdisMoveMemory(Adapter->Address, Address, ETH_LENGTH_OF_ADDRESS);
  NdisCloseConfiguration(Configuration);
}

static NDIS_HANDLE OlCreatePool(POL_ADAPTER Adapter) {
  NET_BUFFER_LIST_POOL_PARAMETERS Pool;

  NdisZeroMemory(&Pool, sizeof(Pool));
  Pool.Header.Type = NDIS_OBJECT_TYPE_DEFAULT;
  Pool.Header.Revision = NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
  Pool.Header.Size = NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
  Pool.ProtocolId = NDIS_PROTOCOL_ID_DEFAULT;
  Pool.fAllocateNetBuffer = TRUE;
  Pool.PoolTag = OL_TAG;
  return NdisAllocateNetBufferListPool(Adapter->MiniportHandle, &Pool);
}

NDIS_STATUS NTAPI OlInitialize(NDIS_HANDLE MiniportHandle,
                               NDIS_HANDLE DriverContext,
                               PNDIS_MINIPORT_INIT_PARAMETERS Parameters) {
  POL_ADAPTER Adapter;
  NDIS_STATUS Status;

  UNREFERENCED_PARAMETER(DriverContext);

  Adapter = (POL_ADAPTER)NdisAllocateMemoryWithTagPriority(
      MiniportHandle, sizeof(OL_ADAPTER), OL_TAG, NormalPoolPriority);
  if (Adapter == NULL)
    return NDIS_STATUS_RESOURCES;
  NdisZeroMemory(Adapter, sizeof(OL_ADAPTER));
  Adapter->MiniportHandle = MiniportHandle;
  NdisAllocateSpinLock(&Adapter->Lock);

  Status = OlSetRegistration(Adapter);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailAdapter;
  OlReadAddress(Adapter);
  Status = OlSetGeneral(Adapter);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailAdapter;

  Status = OlMapRegisters(Adapter, Parameters->AllocatedResources);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailAdapter;
  OlWrite(Adapter, OL_REG_CONTROL, OL_CONTROL_RESET);

  Status = OlOpenDma(Adapter);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailDma;
  Status = OlAllocateRing(Adapter, &Adapter->SendRing,
                          OL_RING_SLOTS * sizeof(OL_DESCRIPTOR));
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailSendRing;
  Status =
      OlAllocateRing(Adapter, &Adapter->ReceiveRing,
                     OL_RING_SLOTS * (sizeof(OL_DESCRIPTOR) + OL_BUFFER_SIZE));
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailReceiveRing;

  Adapter->ListPool = OlCreatePool(Adapter);
  if (Adapter->ListPool == NULL) {
    Status = NDIS_STATUS_RESOURCES;
    goto FailPool;
  }
  Status = OlFillReceiveRing(Adapter);
  if (Status != NDIS_STATUS_SUCCESS)
    goto FailFill;

  Adapter->WorkItem = NdisAllocateIoWorkItem(MiniportHandle);
  if (Adapter->WorkItem == NULL) {
    Status = NDIS_STATUS_RESOURCES;
    goto FailWorkItem;
  }

  // Last: from here on the routines below the interrupt use all of it.
  Status = OlConnect(Adapter);
  if (Status == NDIS_STATUS_SUCCESS)
    return NDIS_STATUS_SUCCESS;

  NdisFreeIoWorkItem(Adapter->WorkItem);
FailWorkItem:
  OlEmptyReceiveRing(Adapter);
FailFill:
  NdisFreeNetBufferListPool(Adapter->ListPool);
FailPool:
  OlFreeRing(Adapter, &Adapter->ReceiveRing);
FailReceiveRing:
  OlFreeRing(Adapter, &Adapter->SendRing);
FailSendRing:
  OlCloseDma(Adapter);
FailDma:
  OlUnmapRegisters(Adapter);
FailAdapter:
  NdisFreeSpinLock(&Adapter->Lock);
  NdisFreeMemory(Adapter, 0, 0);
  return Status;
}

VOID NTAPI OlHalt(NDIS_HANDLE AdapterContext, NDIS_HALT_ACTION Action) {
  POL_ADAPTER Adapter = (POL_ADAPTER)AdapterContext;

  UNREFERENCED_PARAMETER(Action);

  OlStop(Adapter);
  OlDisconnect(Adapter);
  NdisFreeIoWorkItem(Adapter->WorkItem);
  OlEmptyReceiveRing(Adapter);
  NdisFreeNetBufferListPool(Adapter->ListPool);
  OlFreeRing(Adapter, &Adapter->ReceiveRing);
  OlFreeRing(Adapter, &Adapter->SendRing);
  OlCloseDma(Adapter);
  OlUnmapRegisters(Adapter);
  NdisFreeSpinLock(&Adapter->Lock);
  NdisFreeMemory(Adapter, 0, 0);
}

NDIS_STATUS NTAPI OlPause(NDIS_HANDLE AdapterContext,
                          PNDIS_MINIPORT_PAUSE_PARAMETERS Parameters) {
  UNREFERENCED_PARAMETER(Parameters);
  OlStop((POL_ADAPTER)AdapterContext);
  return NDIS_STATUS_SUCCESS;
}

NDIS_STATUS NTAPI OlRestart(NDIS_HANDLE AdapterContext,
                            PNDIS_MINIPORT_RESTART_PARAMETERS Parameters) {
  UNREFERENCED_PARAMETER(Parameters);
  OlStart((POL_ADAPTER)AdapterContext);
  return NDIS_STATUS_SUCCESS;
}

BOOLEAN NTAPI OlCheckForHang(NDIS_HANDLE AdapterContext) {
  return OlRead((POL_ADAPTER)AdapterContext, OL_REG_STATUS) == 0xFFFFFFFF;
}

NDIS_STATUS NTAPI OlReset(NDIS_HANDLE AdapterContext,
                          PBOOLEAN AddressingReset) {
  POL_ADAPTER Adapter = (POL_ADAPTER)AdapterContext;
  BOOLEAN Running = Adapter->Running;

  OlStop(Adapter);
  OlWrite(Adapter, OL_REG_CONTROL, OL_CONTROL_RESET);
  if (Running)
    OlStart(Adapter);
  *AddressingReset = TRUE;
  return NDIS_STATUS_SUCCESS;
}

VOID NTAPI OlPnPEvent(NDIS_HANDLE AdapterContext, PNET_DEVICE_PNP_EVENT Event) {
  UNREFERENCED_PARAMETER(AdapterContext);
  UNREFERENCED_PARAMETER(Event);
}

VOID NTAPI OlShutdown(NDIS_HANDLE AdapterContext, NDIS_SHUTDOWN_ACTION Action) {
  UNREFERENCED_PARAMETER(Action);
  OlStop((POL_ADAPTER)AdapterContext);
}
