//===- buffer_info.h - What travels with a NET_BUFFER_LIST ---------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see ../README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_NDIS6_BUFFER_INFO_H
#define NDISTIDY_NDIS6_BUFFER_INFO_H
#pragma GCC system_header

typedef struct _NDIS_NET_BUFFER_LIST_8021Q_INFO {
  union {
    struct {
      UINT32 UserPriority : 3;
      UINT32 CanonicalFormatId : 1;
      UINT32 VlanId : 12;
      UINT32 Reserved : 16;
    } TagHeader;
    struct {
      UINT32 UserPriority : 3;
      UINT32 CanonicalFormatId : 1;
      UINT32 VlanId : 12;
      UINT32 WMMInfo : 4;
      UINT32 Reserved : 12;
    } WLanTagHeader;
    PVOID Value;
  };
} NDIS_NET_BUFFER_LIST_8021Q_INFO, *PNDIS_NET_BUFFER_LIST_8021Q_INFO;

typedef struct _NDIS_TCP_IP_CHECKSUM_NET_BUFFER_LIST_INFO {
  union {
    struct {
      ULONG IsIPv4 : 1;
      ULONG IsIPv6 : 1;
      ULONG TcpChecksum : 1;
      ULONG UdpChecksum : 1;
      ULONG IpHeaderChecksum : 1;
      ULONG Reserved : 11;
      ULONG TcpHeaderOffset : 10;
    } Transmit;
    struct {
      ULONG TcpChecksumFailed : 1;
      ULONG UdpChecksumFailed : 1;
      ULONG IpChecksumFailed : 1;
      ULONG TcpChecksumSucceeded : 1;
      ULONG UdpChecksumSucceeded : 1;
      ULONG IpChecksumSucceeded : 1;
      ULONG Loopback : 1;
      ULONG TcpChecksumValueInvalid : 1;
      ULONG IpChecksumValueInvalid : 1;
    } Receive;
    PVOID Value;
  };
} NDIS_TCP_IP_CHECKSUM_NET_BUFFER_LIST_INFO,
    *PNDIS_TCP_IP_CHECKSUM_NET_BUFFER_LIST_INFO;

#define NDIS_TCP_LARGE_SEND_OFFLOAD_V1_TYPE 0
#define NDIS_TCP_LARGE_SEND_OFFLOAD_V2_TYPE 1

typedef struct _NDIS_TCP_LARGE_SEND_OFFLOAD_NET_BUFFER_LIST_INFO {
  union {
    struct {
      ULONG Unused : 30;
      ULONG Type : 1;
      ULONG Reserved2 : 1;
    } Transmit;
    struct {
      ULONG MSS : 20;
      ULONG TcpHeaderOffset : 10;
      ULONG Type : 1;
      ULONG Reserved2 : 1;
    } LsoV1Transmit;
    struct {
      ULONG TcpPayload : 30;
      ULONG Type : 1;
      ULONG Reserved2 : 1;
    } LsoV1TransmitComplete;
    struct {
      ULONG MSS : 20;
      ULONG TcpHeaderOffset : 10;
      ULONG Type : 1;
      ULONG IPVersion : 1;
    } LsoV2Transmit;
    struct {
      ULONG Reserved : 30;
      ULONG Type : 1;
      ULONG Reserved2 : 1;
    } LsoV2TransmitComplete;
    PVOID Value;
  };
} NDIS_TCP_LARGE_SEND_OFFLOAD_NET_BUFFER_LIST_INFO,
    *PNDIS_TCP_LARGE_SEND_OFFLOAD_NET_BUFFER_LIST_INFO;

typedef struct _NDIS_NET_BUFFER_LIST_FILTERING_INFO {
  union {
    struct {
      USHORT FilterId;
      union {
        USHORT QueueId;
        USHORT VPortId;
      } QueueVPortInfo;
    } FilteringInfo;
    PVOID Value;
  };
} NDIS_NET_BUFFER_LIST_FILTERING_INFO, *PNDIS_NET_BUFFER_LIST_FILTERING_INFO;

#define NET_BUFFER_LIST_RECEIVE_FILTER_VPORT_ID(_NBL)                          \
  (((PNDIS_NET_BUFFER_LIST_FILTERING_INFO) &                                   \
    NET_BUFFER_LIST_INFO((_NBL), NetBufferListFilteringInfo))                  \
       ->FilteringInfo.QueueVPortInfo.VPortId)
#define NET_BUFFER_LIST_RECEIVE_QUEUE_ID(_NBL)                                 \
  (((PNDIS_NET_BUFFER_LIST_FILTERING_INFO) &                                   \
    NET_BUFFER_LIST_INFO((_NBL), NetBufferListFilteringInfo))                  \
       ->FilteringInfo.QueueVPortInfo.QueueId)
#define NET_BUFFER_LIST_RECEIVE_FILTER_ID(_NBL)                                \
  (((PNDIS_NET_BUFFER_LIST_FILTERING_INFO) &                                   \
    NET_BUFFER_LIST_INFO((_NBL), NetBufferListFilteringInfo))                  \
       ->FilteringInfo.FilterId)

/* Lists of what a medium adds. */
typedef struct _NDIS_NET_BUFFER_LIST_MEDIA_SPECIFIC_INFO {
  union {
    PVOID MediaSpecificInfo;
    PVOID NativeWifiSpecificInfo;
    PVOID Value;
  };
} NDIS_NET_BUFFER_LIST_MEDIA_SPECIFIC_INFO,
    *PNDIS_NET_BUFFER_LIST_MEDIA_SPECIFIC_INFO;
typedef struct _NDIS_NBL_MEDIA_MEDIA_SPECIFIC_INFORMATION
    NDIS_NBL_MEDIA_SPECIFIC_INFORMATION,
    *PNDIS_NBL_MEDIA_SPECIFIC_INFORMATION;
struct _NDIS_NBL_MEDIA_MEDIA_SPECIFIC_INFORMATION {
  PNDIS_NBL_MEDIA_SPECIFIC_INFORMATION NextEntry;
  ULONG Tag;
  UCHAR DECLSPEC_ALIGN(MEMORY_ALLOCATION_ALIGNMENT) Data[1];
};
#define NDIS_NBL_MEDIA_SPECIFIC_INFO_REVISION_1 1
typedef struct _NDIS_NBL_MEDIA_SPECIFIC_INFORMATION_EX {
  NDIS_OBJECT_HEADER Header;
  struct _NDIS_NBL_MEDIA_SPECIFIC_INFORMATION_EX *NextEntry;
  ULONG Tag;
  PVOID Data;
} NDIS_NBL_MEDIA_SPECIFIC_INFORMATION_EX,
    *PNDIS_NBL_MEDIA_SPECIFIC_INFORMATION_EX;
#define NDIS_SIZEOF_NBL_MEDIA_SPECIFIC_INFO_REVISION_1                         \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_NBL_MEDIA_SPECIFIC_INFORMATION_EX, Data)
#define NDIS_MEDIA_SPECIFIC_INFO_TUNDL 0x00010001
#define NDIS_MEDIA_SPECIFIC_INFO_FCOE 0x80010000
#define NDIS_MEDIA_SPECIFIC_INFO_EAPOL 0x80010001
#define NDIS_MEDIA_SPECIFIC_INFO_LLDP 0x80010002
#define NDIS_MEDIA_SPECIFIC_INFO_TIMESYNC 0x80010003
#define NDISTIDY_ADD_INFO(_NBL, _Info, _Slot)                                  \
  {                                                                            \
    *(PVOID *)&(_Info)->NextEntry = NET_BUFFER_LIST_INFO((_NBL), _Slot);       \
    NET_BUFFER_LIST_INFO((_NBL), _Slot) = (_Info);                             \
  }
#define NDISTIDY_GET_INFO(_NBL, _Tag, _Info, _Slot)                            \
  {                                                                            \
    *(PVOID *)&(_Info) = NET_BUFFER_LIST_INFO((_NBL), _Slot);                  \
    while ((_Info) != NULL && (_Info)->Tag != (_Tag))                          \
      (_Info) = (_Info)->NextEntry;                                            \
  }
#define NDISTIDY_REMOVE_INFO(_NBL, _Info, _Slot)                               \
  {                                                                            \
    NET_BUFFER_LIST_INFO((_NBL), _Slot) = (_Info)->NextEntry;                  \
  }
#define NDIS_NBL_ADD_MEDIA_SPECIFIC_INFO(_NBL, _Info)                          \
  NDISTIDY_ADD_INFO(_NBL, _Info, MediaSpecificInformation)
#define NDIS_NBL_GET_MEDIA_SPECIFIC_INFO(_NBL, _Tag, _Info)                    \
  NDISTIDY_GET_INFO(_NBL, _Tag, _Info, MediaSpecificInformation)
#define NDIS_NBL_REMOVE_MEDIA_SPECIFIC_INFO(_NBL, _Info)                       \
  NDISTIDY_REMOVE_INFO(_NBL, _Info, MediaSpecificInformation)
#define NDIS_NBL_ADD_MEDIA_SPECIFIC_INFO_EX(_NBL, _Info)                       \
  NDISTIDY_ADD_INFO(_NBL, _Info, MediaSpecificInformationEx)
#define NDIS_NBL_GET_MEDIA_SPECIFIC_INFO_EX(_NBL, _Tag, _Info)                 \
  NDISTIDY_GET_INFO(_NBL, _Tag, _Info, MediaSpecificInformationEx)
#define NDIS_NBL_REMOVE_MEDIA_SPECIFIC_INFO_EX(_NBL, _Info)                    \
  NDISTIDY_REMOVE_INFO(_NBL, _Info, MediaSpecificInformationEx)

/* Virtual networks, flow tables, coalescing, segmentation, time stamps. */
#define NDISTIDY_INFO(_NBL, _Type, _Slot)                                      \
  ((_Type *)&NET_BUFFER_LIST_INFO((_NBL), _Slot))
#define NDIS_GET_NET_BUFFER_LIST_VLAN_ID(_NBL)                                 \
  (NDISTIDY_INFO(_NBL, NDIS_NET_BUFFER_LIST_8021Q_INFO,                        \
                 Ieee8021QNetBufferListInfo)                                   \
       ->TagHeader.VlanId)
#define NDIS_SET_NET_BUFFER_LIST_VLAN_ID(_NBL, _Id)                            \
  (NDIS_GET_NET_BUFFER_LIST_VLAN_ID(_NBL) = (_Id))
typedef struct _NDIS_NET_BUFFER_LIST_VIRTUAL_SUBNET_INFO {
  union {
    struct {
      UINT32 VirtualSubnetId : 24;
      UINT32 ReservedVsidBits : 8;
      UINT32 Reserved;
    };
    PVOID Value;
  };
} NDIS_NET_BUFFER_LIST_VIRTUAL_SUBNET_INFO,
    *PNDIS_NET_BUFFER_LIST_VIRTUAL_SUBNET_INFO;
#define NDIS_GET_NET_BUFFER_LIST_VIRTUAL_SUBNET_ID(_NBL)                       \
  (NDISTIDY_INFO(_NBL, NDIS_NET_BUFFER_LIST_VIRTUAL_SUBNET_INFO,               \
                 VirtualSubnetInfo)                                            \
       ->VirtualSubnetId)
#define NDIS_SET_NET_BUFFER_LIST_VIRTUAL_SUBNET_ID(_NBL, _Id)                  \
  (NDIS_GET_NET_BUFFER_LIST_VIRTUAL_SUBNET_ID(_NBL) = (_Id))
#define NDIS_GET_NET_BUFFER_LIST_IM_RESERVED(_NBL)                             \
  (NET_BUFFER_LIST_INFO(_NBL, IMReserved))
#define NDIS_SET_NET_BUFFER_LIST_IM_RESERVED(_NBL, _V)                         \
  (NET_BUFFER_LIST_INFO(_NBL, IMReserved) = (_V))
typedef struct _NDIS_NET_BUFFER_LIST_GFT_OFFLOAD_INFO {
  ULONG Flags;
  USHORT VPortId;
  USHORT Reserved;
} NDIS_NET_BUFFER_LIST_GFT_OFFLOAD_INFO,
    *PNDIS_NET_BUFFER_LIST_GFT_OFFLOAD_INFO;
#define NET_BUFFER_LIST_GFT_OFFLOAD_INFO(_NBL)                                 \
  NDISTIDY_INFO(_NBL, NDIS_NET_BUFFER_LIST_GFT_OFFLOAD_INFO,                   \
                GftOffloadInformation)
typedef union _NDIS_RSC_NBL_INFO {
  struct {
    USHORT CoalescedSegCount;
    USHORT DupAckCount;
  } Info;
  PVOID Value;
} NDIS_RSC_NBL_INFO, *PNDIS_RSC_NBL_INFO;
#define NET_BUFFER_LIST_COALESCED_SEG_COUNT(_NBL)                              \
  (NDISTIDY_INFO(_NBL, NDIS_RSC_NBL_INFO, TcpRecvSegCoalesceInfo)              \
       ->Info.CoalescedSegCount)
#define NET_BUFFER_LIST_DUP_ACK_COUNT(_NBL)                                    \
  (NDISTIDY_INFO(_NBL, NDIS_RSC_NBL_INFO, TcpRecvSegCoalesceInfo)              \
       ->Info.DupAckCount)
typedef struct _NDIS_TCP_SEND_OFFLOADS_SUPPLEMENTAL_NET_BUFFER_LIST_INFO {
  union {
    struct {
      ULONG IsEncapsulatedPacket : 1;
      ULONG EncapsulatedPacketOffsetsValid : 1;
      ULONG InnerFrameOffset : 8;
      ULONG TransportIpHeaderRelativeOffset : 6;
      ULONG TcpHeaderRelativeOffset : 10;
      ULONG IsInnerIPv6 : 1;
      ULONG TcpOptionsPresent : 1;
      ULONG Reserved : 4;
    } EncapsulatedPacketOffsets;
    PVOID Value;
  };
} NDIS_TCP_SEND_OFFLOADS_SUPPLEMENTAL_NET_BUFFER_LIST_INFO,
    *PNDIS_TCP_SEND_OFFLOADS_SUPPLEMENTAL_NET_BUFFER_LIST_INFO;
#define NDIS_TCP_LARGE_SEND_OFFLOAD_IPv4 0
#define NDIS_TCP_LARGE_SEND_OFFLOAD_IPv6 1
#define NDIS_LARGE_SEND_OFFLOAD_MAX_HEADER_LENGTH 128
typedef struct _NDIS_UDP_SEGMENTATION_OFFLOAD_NET_BUFFER_LIST_INFO {
  union {
    struct {
      ULONG MSS : 20;
      ULONG UdpHeaderOffset : 10;
      ULONG Reserved : 1;
      ULONG IPVersion : 1;
    } Transmit;
    PVOID Value;
  };
} NDIS_UDP_SEGMENTATION_OFFLOAD_NET_BUFFER_LIST_INFO,
    *PNDIS_UDP_SEGMENTATION_OFFLOAD_NET_BUFFER_LIST_INFO;
#define NDIS_UDP_SEGMENTATION_OFFLOAD_IPV4 0
#define NDIS_UDP_SEGMENTATION_OFFLOAD_IPV6 1
typedef union _NDIS_UDP_RSC_OFFLOAD_NET_BUFFER_LIST_INFO {
  struct {
    USHORT SegCount;
    USHORT SegSize;
  } Receive;
  PVOID Value;
} NDIS_UDP_RSC_OFFLOAD_NET_BUFFER_LIST_INFO,
    *PNDIS_UDP_RSC_OFFLOAD_NET_BUFFER_LIST_INFO;
typedef struct _NET_BUFFER_LIST_TIMESTAMP {
  ULONG64 Timestamp;
} NET_BUFFER_LIST_TIMESTAMP, *PNET_BUFFER_LIST_TIMESTAMP;
VOID NdisSetNblTimestampInfo(PNET_BUFFER_LIST Nbl,
                             const NET_BUFFER_LIST_TIMESTAMP *NblTimestamp);
VOID NdisGetNblTimestampInfo(const NET_BUFFER_LIST *Nbl,
                             PNET_BUFFER_LIST_TIMESTAMP NblTimestamp);
VOID NdisCopyNblTimestampInfo(PNET_BUFFER_LIST NblDestination,
                              const NET_BUFFER_LIST *NblSource);

#define NdisSetNetBufferListProtocolId(_NBL, _Id)                              \
  (*((PUCHAR)(&NET_BUFFER_LIST_INFO(_NBL, NetBufferListProtocolId))) = (_Id))
UCHAR NdisGetNetBufferListProtocolId(PNET_BUFFER_LIST NetBufferList);

#endif /* NDISTIDY_NDIS6_BUFFER_INFO_H */
