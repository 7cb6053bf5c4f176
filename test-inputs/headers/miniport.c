// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a miniport fills and calls, by the version of NDIS that it is built for.
#include <ndis.h>
#include <netiodef.h>
#include <ntstrsafe.h>

typedef struct ADAPTER {
  NDIS_HANDLE Handle;
  NDIS_HANDLE Dma;
  NDIS_HANDLE Interrupt;
  NDIS_SPIN_LOCK Lock;
  UCHAR Address[NDIS_MAX_PHYS_ADDRESS_LENGTH];
} ADAPTER;

MINIPORT_INITIALIZE AdapterInitialize;
MINIPORT_HALT AdapterHalt;
MINIPORT_UNLOAD DriverUnload;
MINIPORT_PAUSE AdapterPause;
MINIPORT_RESTART AdapterRestart;
MINIPORT_OID_REQUEST AdapterRequest;
MINIPORT_CANCEL_OID_REQUEST AdapterCancelRequest;
MINIPORT_SEND_NET_BUFFER_LISTS AdapterSend;
MINIPORT_RETURN_NET_BUFFER_LISTS AdapterReturn;
MINIPORT_CANCEL_SEND AdapterCancelSend;
MINIPORT_CHECK_FOR_HANG AdapterHang;
MINIPORT_RESET AdapterReset;
MINIPORT_DEVICE_PNP_EVENT_NOTIFY AdapterEvent;
MINIPORT_SHUTDOWN AdapterShutdown;
MINIPORT_ISR AdapterIsr;
MINIPORT_INTERRUPT_DPC AdapterDpc;
MINIPORT_MESSAGE_INTERRUPT AdapterMessageIsr;
MINIPORT_MESSAGE_INTERRUPT_DPC AdapterMessageDpc;
MINIPORT_PROCESS_SG_LIST AdapterSgList;
MINIPORT_ALLOCATE_SHARED_MEM_COMPLETE AdapterSharedMemory;

static NDIS_OID Supported[] = {
    OID_GEN_SUPPORTED_LIST,
    OID_GEN_STATISTICS,
    OID_GEN_INTERRUPT_MODERATION,
    OID_GEN_LINK_PARAMETERS,
    OID_802_3_PERMANENT_ADDRESS,
    OID_TCP_OFFLOAD_PARAMETERS,
    OID_GEN_RECEIVE_SCALE_PARAMETERS,
    OID_PNP_SET_POWER,
#if NDIS_SUPPORT_NDIS620
    OID_PM_PARAMETERS,
    OID_PM_ADD_WOL_PATTERN,
    OID_PM_PROTOCOL_OFFLOAD_LIST,
    OID_RECEIVE_FILTER_SET_FILTER,
#endif
#if NDIS_SUPPORT_NDIS630
    OID_NIC_SWITCH_CREATE_VPORT,
    OID_SRIOV_READ_VF_CONFIG_SPACE,
    OID_QOS_PARAMETERS,
    OID_TCP_RSC_STATISTICS,
#endif
};

NDIS_STATUS DescribeAdapter(ADAPTER *Adapter) {
  NDIS_MINIPORT_ADAPTER_ATTRIBUTES Attributes;
  NDIS_PNP_CAPABILITIES Power;
  NDIS_RECEIVE_SCALE_CAPABILITIES Scale;
  NdisZeroMemory(&Attributes, sizeof(Attributes));
  Attributes.RegistrationAttributes.Header.Type =
      NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES;
  Attributes.RegistrationAttributes.Header.Revision =
      NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1;
  Attributes.RegistrationAttributes.Header.Size =
      NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1;
  Attributes.RegistrationAttributes.MiniportAdapterContext = Adapter;
  Attributes.RegistrationAttributes.AttributeFlags =
      NDIS_MINIPORT_ATTRIBUTES_HARDWARE_DEVICE |
      NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER;
  Attributes.RegistrationAttributes.InterfaceType = NdisInterfacePci;
  Attributes.GeneralAttributes.MediaType = NdisMedium802_3;
  Attributes.GeneralAttributes.PhysicalMediumType = NdisPhysicalMedium802_3;
  Attributes.GeneralAttributes.MediaConnectState = MediaConnectStateConnected;
  Attributes.GeneralAttributes.MediaDuplexState = MediaDuplexStateFull;
  Attributes.GeneralAttributes.SupportedOidList = Supported;
  Attributes.GeneralAttributes.PowerManagementCapabilities = &Power;
  Attributes.GeneralAttributes.RecvScaleCapabilities = &Scale;
  Attributes.GeneralAttributes.AccessType = NET_IF_ACCESS_BROADCAST;
  Attributes.GeneralAttributes.ConnectionType = NET_IF_CONNECTION_DEDICATED;
  Scale.CapabilitiesFlags = NDIS_RSS_CAPS_MESSAGE_SIGNALED_INTERRUPTS |
                            NdisHashFunctionToeplitz | NDIS_HASH_TCP_IPV4;
#if NDIS_SUPPORT_NDIS620
  {
    NDIS_PM_CAPABILITIES Wake;
    Wake.Header.Revision = NDIS_PM_CAPABILITIES_REVISION_1;
    Wake.SupportedWoLPacketPatterns = NDIS_PM_WOL_MAGIC_PACKET_SUPPORTED;
    Wake.MinMagicPacketWakeUp = NdisDeviceStateD3;
    Attributes.GeneralAttributes.PowerManagementCapabilitiesEx = &Wake;
    Scale.NumberOfIndirectionTableEntries = 128;
  }
#endif
#if NDIS_SUPPORT_NDIS630
  {
    NDIS_NIC_SWITCH_CAPABILITIES Switch;
    NDIS_SRIOV_CAPABILITIES Virtual;
    NDIS_QOS_CAPABILITIES Quality;
    Switch.NicSwitchCapabilities = NDIS_NIC_SWITCH_CAPS_VLAN_SUPPORTED;
    Virtual.SriovCapabilities = NDIS_SRIOV_CAPS_SRIOV_SUPPORTED;
    Quality.MaxNumTrafficClasses = 8;
    Attributes.HardwareAssistAttributes.HardwareNicSwitchCapabilities = &Switch;
    Attributes.HardwareAssistAttributes.HardwareSriovCapabilities = &Virtual;
    Attributes.HardwareAssistAttributes.CurrentNicSwitchCapabilities = &Switch;
    Attributes.HardwareAssistAttributes.HardwareQosCapabilities = &Quality;
  }
#endif
  return NdisMSetMiniportAttributes(Adapter->Handle, &Attributes);
}

VOID DescribeOffload(ADAPTER *Adapter) {
  NDIS_OFFLOAD Offload;
  NdisZeroMemory(&Offload, sizeof(Offload));
  Offload.Header.Type = NDIS_OBJECT_TYPE_OFFLOAD;
  Offload.Checksum.IPv4Transmit.Encapsulation =
      NDIS_ENCAPSULATION_IEEE_802_3 | NDIS_ENCAPSULATION_IEEE_802_3_P_AND_Q;
  Offload.Checksum.IPv4Transmit.TcpChecksum = NDIS_OFFLOAD_SUPPORTED;
  Offload.LsoV1.IPv4.MaxOffLoadSize = 65536;
  Offload.LsoV2.IPv6.IpExtensionHeadersSupported = NDIS_OFFLOAD_SUPPORTED;
#if NDIS_SUPPORT_NDIS61
  Offload.IPsecV1.Supported.Encapsulation = NDIS_ENCAPSULATION_NOT_SUPPORTED;
#endif
#if NDIS_SUPPORT_NDIS630
  Offload.Rsc.IPv4.Enabled = TRUE;
  Offload.EncapsulatedPacketTaskOffloadGre.TransmitChecksumOffloadSupported =
      NDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_NOT_SUPPORTED;
#endif
#if NDIS_SUPPORT_NDIS683
  Offload.UdpSegmentation.IPv4.MaxOffLoadSize = 65536;
#endif
#if NDIS_SUPPORT_NDIS689
  Offload.UdpRsc.Enabled = TRUE;
#endif
  Adapter->Address[0] = Offload.Header.Revision;
}

VOID Indicate(ADAPTER *Adapter, NDIS_STATUS Code) {
  NDIS_STATUS_INDICATION Status;
  NDIS_LINK_STATE Link;
  NdisZeroMemory(&Status, sizeof(Status));
  Status.Header.Type = NDIS_OBJECT_TYPE_STATUS_INDICATION;
  Status.Header.Revision = NDIS_STATUS_INDICATION_REVISION_1;
  Status.Header.Size = NDIS_SIZEOF_STATUS_INDICATION_REVISION_1;
  Status.SourceHandle = Adapter->Handle;
  Status.StatusCode = Code ? Code : NDIS_STATUS_LINK_STATE;
  Status.StatusBuffer = &Link;
  Link.XmitLinkSpeed = NDIS_LINK_SPEED_UNKNOWN;
  Link.PauseFunctions = NdisPauseFunctionsUnsupported;
  Link.AutoNegotiationFlags = NDIS_LINK_STATE_XMIT_LINK_SPEED_AUTO_NEGOTIATED;
  NdisMIndicateStatusEx(Adapter->Handle, &Status);
}

VOID Receive(ADAPTER *Adapter, NET_BUFFER_LIST *List) {
  NDIS_TCP_IP_CHECKSUM_NET_BUFFER_LIST_INFO Checksum;
  NDIS_NET_BUFFER_LIST_8021Q_INFO Tag;
  Checksum.Value = NET_BUFFER_LIST_INFO(List, TcpIpChecksumNetBufferListInfo);
  Checksum.Receive.IpChecksumSucceeded = TRUE;
  Tag.Value = NULL;
  Tag.TagHeader.VlanId = 1;
  NET_BUFFER_LIST_INFO(List, Ieee8021QNetBufferListInfo) = Tag.Value;
  NET_BUFFER_LIST_SET_HASH_TYPE(List, NDIS_HASH_TCP_IPV4);
  NdisMIndicateReceiveNetBufferLists(Adapter->Handle, List,
                                     NDIS_DEFAULT_PORT_NUMBER, 1,
                                     NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL);
}

NDIS_STATUS Connect(ADAPTER *Adapter) {
  NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS Characteristics;
  NDIS_SG_DMA_DESCRIPTION Dma;
  NDIS_STATUS Status;
  NdisZeroMemory(&Characteristics, sizeof(Characteristics));
  Characteristics.InterruptHandler = AdapterIsr;
  Characteristics.InterruptDpcHandler = AdapterDpc;
  Characteristics.MsiSupported = TRUE;
  Characteristics.MessageInterruptHandler = AdapterMessageIsr;
  Characteristics.MessageInterruptDpcHandler = AdapterMessageDpc;
  Status = NdisMRegisterInterruptEx(Adapter->Handle, Adapter, &Characteristics,
                                    &Adapter->Interrupt);
  NdisZeroMemory(&Dma, sizeof(Dma));
  Dma.ProcessSGListHandler = AdapterSgList;
  Dma.SharedMemAllocateCompleteHandler = AdapterSharedMemory;
  if (Status == NDIS_STATUS_SUCCESS)
    Status =
        NdisMRegisterScatterGatherDma(Adapter->Handle, &Dma, &Adapter->Dma);
  return Status;
}

#if NDIS_SUPPORT_NDIS630
NDIS_STATUS CreateSwitch(NDIS_HANDLE Handle, NDIS_NIC_SWITCH_PARAMETERS *Switch,
                         NDIS_NIC_SWITCH_VPORT_PARAMETERS *Port,
                         NDIS_SRIOV_READ_VF_CONFIG_SPACE_PARAMETERS *Read) {
  Port->SwitchId = Switch->SwitchId;
  Port->AttachedFunctionId = NDIS_PF_FUNCTION_ID;
  Read->VFId = (NDIS_SRIOV_FUNCTION_ID)Port->VPortId;
  return NdisMEnableVirtualization(Handle, Switch->NumVFs, TRUE, FALSE, FALSE);
}
#endif

#if NDIS_SUPPORT_NDIS650
VOID ClearSwitch(NDIS_NIC_SWITCH_INFO *Switch) { Switch->NumActiveVPorts = 0; }
#endif

#if NDIS_SUPPORT_NDIS682
NDIS_TIMESTAMP_CAPABILITIES Clock;
#endif

#if NDIS_SUPPORT_NDIS685
NDIS_POLL AdapterPoll;
NDIS_SET_POLL_NOTIFICATION AdapterNotify;
NDIS_STATUS RegisterPoll(ADAPTER *Adapter, NDIS_POLL_HANDLE *Poll) {
  NDIS_POLL_CHARACTERISTICS Characteristics;
  NdisZeroMemory(&Characteristics, sizeof(Characteristics));
  Characteristics.PollHandler = AdapterPoll;
  Characteristics.SetPollNotificationHandler = AdapterNotify;
  return NdisRegisterPoll(Adapter->Handle, Adapter, &Characteristics, Poll);
}
#endif

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT Object, PUNICODE_STRING Path) {
  NDIS_MINIPORT_DRIVER_CHARACTERISTICS Driver;
  NDIS_HANDLE Handle;
  NdisZeroMemory(&Driver, sizeof(Driver));
  Driver.Header.Type = NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS;
  Driver.Header.Revision = NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_1;
  Driver.Header.Size = NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_1;
  Driver.MajorNdisVersion = NDIS_MINIPORT_MAJOR_VERSION;
  Driver.MinorNdisVersion = NDIS_MINIPORT_MINOR_VERSION;
  Driver.InitializeHandlerEx = AdapterInitialize;
  Driver.HaltHandlerEx = AdapterHalt;
  Driver.UnloadHandler = DriverUnload;
  Driver.PauseHandler = AdapterPause;
  Driver.RestartHandler = AdapterRestart;
  Driver.OidRequestHandler = AdapterRequest;
  Driver.CancelOidRequestHandler = AdapterCancelRequest;
  Driver.SendNetBufferListsHandler = AdapterSend;
  Driver.ReturnNetBufferListsHandler = AdapterReturn;
  Driver.CancelSendHandler = AdapterCancelSend;
  Driver.CheckForHangHandlerEx = AdapterHang;
  Driver.ResetHandlerEx = AdapterReset;
  Driver.DevicePnPEventNotifyHandler = AdapterEvent;
  Driver.ShutdownHandlerEx = AdapterShutdown;
#if NDIS_SUPPORT_NDIS61
  Driver.DirectOidRequestHandler = NULL;
#endif
#if NDIS_SUPPORT_NDIS680
  Driver.SynchronousOidRequestHandler = NULL;
#endif
  return NdisMRegisterMiniportDriver(Object, Path, NULL, &Driver, &Handle);
}
