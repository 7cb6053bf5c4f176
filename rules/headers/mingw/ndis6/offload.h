//===- offload.h - Task offload of NDIS 6.30 to 6.89 ---------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented structures; see ../README.md. Where
// mingw-w64 has an earlier revision, that one is hidden (rename.h).
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_NDIS6_OFFLOAD_H
#define NDISTIDY_NDIS6_OFFLOAD_H
#pragma GCC system_header

#define NDIS_ENCAPSULATION_TYPE_VXLAN 0x00000002
#define NDIS_OFFLOAD_REVISION_4 4
#define NDIS_OFFLOAD_REVISION_5 5
#define NDIS_OFFLOAD_REVISION_6 6
#define NDIS_OFFLOAD_REVISION_7 7
#define NDIS_OFFLOAD_PARAMETERS_REVISION_4 4
#define NDIS_OFFLOAD_PARAMETERS_REVISION_5 5
#define NDIS_OFFLOAD_PARAMETERS_USO_DISABLED 1
#define NDIS_OFFLOAD_PARAMETERS_USO_ENABLED 2
#define NDIS_OFFLOAD_PARAMETERS_UDP_RSC_DISABLED 1
#define NDIS_OFFLOAD_PARAMETERS_UDP_RSC_ENABLED 2

typedef struct _NDIS_OFFLOAD_PARAMETERS {
  NDIS_OBJECT_HEADER Header;
  UCHAR IPv4Checksum;
  UCHAR TCPIPv4Checksum;
  UCHAR UDPIPv4Checksum;
  UCHAR TCPIPv6Checksum;
  UCHAR UDPIPv6Checksum;
  UCHAR LsoV1;
  UCHAR IPsecV1;
  UCHAR LsoV2IPv4;
  UCHAR LsoV2IPv6;
  UCHAR TcpConnectionIPv4;
  UCHAR TcpConnectionIPv6;
  ULONG Flags;
  UCHAR IPsecV2;
  UCHAR IPsecV2IPv4;
  struct {
    UCHAR RscIPv4;
    UCHAR RscIPv6;
  };
  struct {
    UCHAR EncapsulatedPacketTaskOffload;
    UCHAR EncapsulationTypes;
  };
  union _ENCAPSULATION_PROTOCOL_PARAMETERS {
    struct _VXLAN_PARAMETERS {
      USHORT VxlanUDPPortNumber;
    } VxlanParameters;
    ULONG Value;
  } EncapsulationProtocolParameters;
  struct {
    UCHAR IPv4;
    UCHAR IPv6;
  } UdpSegmentation;
  struct {
    UCHAR Enabled;
  } UdpRsc;
} NDIS_OFFLOAD_PARAMETERS, *PNDIS_OFFLOAD_PARAMETERS;
#define NDIS_SIZEOF_OFFLOAD_PARAMETERS_REVISION_4                              \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_OFFLOAD_PARAMETERS,                            \
                           EncapsulationProtocolParameters)
#define NDIS_SIZEOF_OFFLOAD_PARAMETERS_REVISION_5                              \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_OFFLOAD_PARAMETERS, UdpSegmentation)

typedef struct _NDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_V2 {
  ULONG TransmitChecksumOffloadSupported : 4;
  ULONG ReceiveChecksumOffloadSupported : 4;
  ULONG LsoV2Supported : 4;
  ULONG RssSupported : 4;
  ULONG VmqSupported : 4;
  ULONG UsoSupported : 4;
  ULONG Reserved : 8;
  ULONG MaxHeaderSizeSupported;
  union _ENCAPSULATION_PROTOCOL_INFO {
    struct _VXLAN_INFO {
      USHORT VxlanUDPPortNumber;
      USHORT VxlanUDPPortNumberConfigurable : 1;
    } VxlanInfo;
    ULONG Value;
  } EncapsulationProtocolInfo;
  ULONG Reserved1;
  ULONG Reserved2;
} NDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_V2,
    *PNDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_V2;
typedef enum {
  NDIS_RFC6877_464XLAT_OFFLOAD_NOT_SUPPORTED = 0,
  NDIS_RFC6877_464XLAT_OFFLOAD_DISABLED = 1,
  NDIS_RFC6877_464XLAT_OFFLOAD_ENABLED = 2,
  NDIS_RFC6877_464XLAT_OFFLOAD_ON_DEMAND = 3
} NDIS_RFC6877_464XLAT_OFFLOAD_OPTIONS;
typedef struct _NDIS_RFC6877_464XLAT_OFFLOAD {
  NDIS_RFC6877_464XLAT_OFFLOAD_OPTIONS XlatOffload;
  ULONG Flags;
} NDIS_RFC6877_464XLAT_OFFLOAD, *PNDIS_RFC6877_464XLAT_OFFLOAD;
typedef struct _NDIS_UDP_SEGMENTATION_OFFLOAD {
  struct {
    ULONG Encapsulation;
    ULONG MaxOffLoadSize;
    ULONG MinSegmentCount : 6;
    ULONG SubMssFinalSegmentSupported : 1;
    ULONG Reserved : 25;
  } IPv4;
  struct {
    ULONG Encapsulation;
    ULONG MaxOffLoadSize;
    ULONG MinSegmentCount : 6;
    ULONG SubMssFinalSegmentSupported : 1;
    ULONG Reserved1 : 25;
    ULONG IpExtensionHeadersSupported : 2;
    ULONG Reserved2 : 30;
  } IPv6;
} NDIS_UDP_SEGMENTATION_OFFLOAD, *PNDIS_UDP_SEGMENTATION_OFFLOAD;
typedef struct _NDIS_UDP_RSC_OFFLOAD {
  BOOLEAN Enabled;
} NDIS_UDP_RSC_OFFLOAD, *PNDIS_UDP_RSC_OFFLOAD;

typedef struct _NDIS_OFFLOAD {
  NDIS_OBJECT_HEADER Header;
  NDIS_TCP_IP_CHECKSUM_OFFLOAD Checksum;
  NDIS_TCP_LARGE_SEND_OFFLOAD_V1 LsoV1;
  NDIS_IPSEC_OFFLOAD_V1 IPsecV1;
  NDIS_TCP_LARGE_SEND_OFFLOAD_V2 LsoV2;
  ULONG Flags;
  NDIS_IPSEC_OFFLOAD_V2 IPsecV2;
  NDIS_TCP_RECV_SEG_COALESCE_OFFLOAD Rsc;
  NDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD EncapsulatedPacketTaskOffloadGre;
  NDIS_ENCAPSULATED_PACKET_TASK_OFFLOAD_V2 EncapsulatedPacketTaskOffloadVxlan;
  UCHAR EncapsulationTypes;
  NDIS_RFC6877_464XLAT_OFFLOAD Rfc6877Xlat;
  NDIS_UDP_SEGMENTATION_OFFLOAD UdpSegmentation;
  NDIS_UDP_RSC_OFFLOAD UdpRsc;
} NDIS_OFFLOAD, *PNDIS_OFFLOAD;
#define NDIS_SIZEOF_NDIS_OFFLOAD_REVISION_4                                    \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_OFFLOAD, EncapsulationTypes)
#define NDIS_SIZEOF_NDIS_OFFLOAD_REVISION_5                                    \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_OFFLOAD, Rfc6877Xlat)
#define NDIS_SIZEOF_NDIS_OFFLOAD_REVISION_6                                    \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_OFFLOAD, UdpSegmentation)
#define NDIS_SIZEOF_NDIS_OFFLOAD_REVISION_7                                    \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_OFFLOAD, UdpSegmentation)

/* Time stamps (NDIS 6.82). */
typedef struct _NDIS_TIMESTAMP_CAPABILITY_FLAGS {
  BOOLEAN PtpV2OverUdpIPv4EventMsgReceiveHw;
  BOOLEAN PtpV2OverUdpIPv4AllMsgReceiveHw;
  BOOLEAN PtpV2OverUdpIPv4EventMsgTransmitHw;
  BOOLEAN PtpV2OverUdpIPv4AllMsgTransmitHw;
  BOOLEAN PtpV2OverUdpIPv6EventMsgReceiveHw;
  BOOLEAN PtpV2OverUdpIPv6AllMsgReceiveHw;
  BOOLEAN PtpV2OverUdpIPv6EventMsgTransmitHw;
  BOOLEAN PtpV2OverUdpIPv6AllMsgTransmitHw;
  BOOLEAN AllReceiveHw;
  BOOLEAN AllTransmitHw;
  BOOLEAN TaggedTransmitHw;
  BOOLEAN AllReceiveSw;
  BOOLEAN AllTransmitSw;
  BOOLEAN TaggedTransmitSw;
} NDIS_TIMESTAMP_CAPABILITY_FLAGS, *PNDIS_TIMESTAMP_CAPABILITY_FLAGS;
typedef struct _NDIS_TIMESTAMP_CAPABILITIES {
  NDIS_OBJECT_HEADER Header;
  ULONG64 HardwareClockFrequencyHz;
  BOOLEAN CrossTimestamp;
  ULONG64 Reserved1;
  ULONG64 Reserved2;
  NDIS_TIMESTAMP_CAPABILITY_FLAGS TimestampFlags;
} NDIS_TIMESTAMP_CAPABILITIES, *PNDIS_TIMESTAMP_CAPABILITIES;
#define NDIS_TIMESTAMP_CAPABILITIES_REVISION_1 1
#define NDIS_SIZEOF_TIMESTAMP_CAPABILITIES_REVISION_1                          \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_TIMESTAMP_CAPABILITIES, TimestampFlags)
typedef struct _NDIS_HARDWARE_CROSSTIMESTAMP {
  NDIS_OBJECT_HEADER Header;
  ULONG Flags;
  ULONG64 SystemTimestamp1;
  ULONG64 HardwareClockTimestamp;
  ULONG64 SystemTimestamp2;
} NDIS_HARDWARE_CROSSTIMESTAMP, *PNDIS_HARDWARE_CROSSTIMESTAMP;
#define NDIS_HARDWARE_CROSSTIMESTAMP_REVISION_1 1
#define NDIS_SIZEOF_HARDWARE_CROSSTIMESTAMP_REVISION_1                         \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_HARDWARE_CROSSTIMESTAMP, SystemTimestamp2)

#endif /* NDISTIDY_NDIS6_OFFLOAD_H */
