//===- netiodef.h - Protocol headers on the wire -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations of the header layouts that network drivers use.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_NETIODEF_H
#define NDISTIDY_MINGW_NETIODEF_H
#pragma GCC system_header

#include <ifdef.h>
#include <in6addr.h>
#include <inaddr.h>
#include <ws2def.h>
#include <ws2ipdef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define _NETIODEF_
#define NETIO_INLINE __inline
#define MAKE_DD_DEVICE_NAME(_X) (L"\\Device\\" _X)
#define MAKE_WIN_DEVICE_NAME(_X) (L"\\\\.\\" _X)
#ifndef _LITTLE_ENDIAN
#define _LITTLE_ENDIAN 1234
#define _BIG_ENDIAN 4321
#define _PDP_ENDIAN 3412
#endif
#ifndef BYTE_ORDER
#define BYTE_ORDER _LITTLE_ENDIAN
#endif

#pragma pack(push, 1)

/* Data link. */
typedef enum { DlUnicast, DlMulticast, DlBroadcast } DL_ADDRESS_TYPE;
typedef union _DL_OUI {
  UINT8 Byte[3];
  struct {
    UINT8 Group : 1;
    UINT8 Local : 1;
  };
} DL_OUI, *PDL_OUI;
typedef union _DL_EI48 {
  UINT8 Byte[3];
} DL_EI48, *PDL_EI48;
typedef union _DL_EUI48 {
  UINT8 Byte[6];
  struct {
    DL_OUI Oui;
    DL_EI48 Ei48;
  };
} DL_EUI48, *PDL_EUI48;
typedef union _DL_EI64 {
  UINT8 Byte[5];
} DL_EI64, *PDL_EI64;
typedef union _DL_EUI64 {
  UINT8 Byte[8];
  UINT64 Value;
  struct {
    DL_OUI Oui;
    union {
      DL_EI64 Ei64;
      struct {
        UINT8 Type;
        UINT8 Tse;
        DL_EI48 Ei48;
      };
    };
  };
} DL_EUI64, *PDL_EUI64;
#define EUI48_BROADCAST_INIT {0xff, 0xff, 0xff, 0xff, 0xff, 0xff}
extern CONST DL_EUI48 eui48_broadcast;
#define DL_ADDRESS_LENGTH_MAXIMUM IF_MAX_PHYS_ADDRESS_LENGTH
#define DL_HEADER_LENGTH_MAXIMUM 64

typedef struct _SNAP_HEADER {
  UINT8 Dsap;
  UINT8 Ssap;
  UINT8 Control;
  UINT8 Oui[3];
  UINT16 Type;
} SNAP_HEADER, *PSNAP_HEADER;
#define SNAP_DSAP 0xaa
#define SNAP_SSAP 0xaa
#define SNAP_CONTROL 0x03
#define SNAP_OUI 0x00
#define ETH_LENGTH_OF_HEADER 14
#define ETH_LENGTH_OF_VLAN_HEADER 4
#define ETH_LENGTH_OF_SNAP_HEADER 8
typedef struct _ETHERNET_HEADER {
  DL_EUI48 Destination;
  DL_EUI48 Source;
  union {
    UINT16 Type;
    UINT16 Length;
  };
} ETHERNET_HEADER, *PETHERNET_HEADER;
#define ETHERNET_TYPE_MINIMUM 0x0600
#define ETHERNET_TYPE_IPV4 0x0800
#define ETHERNET_TYPE_ARP 0x0806
#define ETHERNET_TYPE_IPV6 0x86dd
#define ETHERNET_TYPE_802_1Q 0x8100
typedef struct _VLAN_TAG {
  union {
    UINT16 Tag;
    struct {
      UINT16 VID : 12;
      UINT16 CFI : 1;
      UINT16 User_Priority : 3;
    };
  };
  UINT16 Type;
} VLAN_TAG, *PVLAN_TAG;
DL_ADDRESS_TYPE EthernetAddressType(CONST UCHAR *Address);

typedef struct _ARP_HEADER {
  USHORT HardwareAddressSpace;
  USHORT ProtocolAddressSpace;
  UCHAR HardwareAddressLength;
  UCHAR ProtocolAddressLength;
  USHORT Opcode;
  UCHAR SenderHardwareAddress[0];
} ARP_HEADER, *PARP_HEADER;
typedef enum { ARP_REQUEST = 1, ARP_RESPONSE = 2 } ARP_OPCODE, *PARP_OPCODE;
typedef enum {
  ARP_HW_ENET = 1,
  ARP_HW_802 = 6
} ARP_HARDWARE_TYPE,
    *PARP_HARDWARE_TYPE;

/* Internet protocol, version 4. */
typedef struct _IPV4_HEADER {
  union {
    UINT8 VersionAndHeaderLength;
    struct {
      UINT8 HeaderLength : 4;
      UINT8 Version : 4;
    };
  };
  union {
    UINT8 TypeOfServiceAndEcnField;
    struct {
      UINT8 EcnField : 2;
      UINT8 TypeOfService : 6;
    };
  };
  UINT16 TotalLength;
  UINT16 Identification;
  union {
    UINT16 FlagsAndOffset;
    struct {
      UINT16 DontUse1 : 5;
      UINT16 MoreFragments : 1;
      UINT16 DontFragment : 1;
      UINT16 Reserved : 1;
      UINT16 DontUse2 : 8;
    };
  };
  UINT8 TimeToLive;
  UINT8 Protocol;
  UINT16 HeaderChecksum;
  IN_ADDR SourceAddress;
  IN_ADDR DestinationAddress;
} IPV4_HEADER, *PIPV4_HEADER;
#define IP_VER_MASK 0xF0
#define IPV4_VERSION 4
#define IPV4_DEFAULT_VERHLEN                                                   \
  ((IPV4_VERSION << 4) | (sizeof(IPV4_HEADER) / sizeof(UINT32)))
#define MAX_IPV4_PACKET 65535
#define MAX_IPV4_PAYLOAD (MAX_IPV4_PACKET - sizeof(IPV4_HEADER))
#define MAX_IPV4_HLEN 60
#define IPV4_MINIMUM_MTU 576
#define IP4_OFF_MASK 0xff1f
UCHAR Ip4HeaderLengthInBytes(CONST IPV4_HEADER *Header);
UINT16 Ip4FragmentOffset(CONST IPV4_HEADER *Header);
typedef struct _IPV4_OPTION_HEADER {
  union {
    UINT8 OptionType;
    struct {
      UINT8 OptionNumber : 5;
      UINT8 OptionClass : 2;
      UINT8 CopiedFlag : 1;
    };
  };
  UINT8 OptionLength;
} IPV4_OPTION_HEADER, *PIPV4_OPTION_HEADER;
typedef enum {
  IP_OPT_EOL = 0,
  IP_OPT_NOP = 1,
  IP_OPT_SECURITY = 0x82,
  IP_OPT_LSRR = 0x83,
  IP_OPT_TS = 0x44,
  IP_OPT_RR = 0x7,
  IP_OPT_SSRR = 0x89,
  IP_OPT_SID = 0x88,
  IP_OPT_ROUTER_ALERT = 0x94,
  IP_OPT_MULTIDEST = 0x95
} IPV4_OPTION_TYPE;

typedef struct _ICMP_HEADER {
  UINT8 Type;
  UINT8 Code;
  UINT16 Checksum;
} ICMP_HEADER, *PICMP_HEADER;
typedef struct _ICMP_MESSAGE {
  ICMP_HEADER Header;
  union {
    UINT32 Data32[1];
    UINT16 Data16[2];
    UINT8 Data8[4];
  } Data;
} ICMP_MESSAGE, *PICMP_MESSAGE;
typedef ICMP_HEADER ICMPV4_HEADER, *PICMPV4_HEADER;
typedef ICMP_MESSAGE ICMPV4_MESSAGE, *PICMPV4_MESSAGE;
typedef enum {
  ICMP4_ECHO_REPLY = 0,
  ICMP4_DST_UNREACH = 3,
  ICMP4_SOURCE_QUENCH = 4,
  ICMP4_REDIRECT = 5,
  ICMP4_ECHO_REQUEST = 8,
  ICMP4_ROUTER_ADVERT = 9,
  ICMP4_ROUTER_SOLICIT = 10,
  ICMP4_TIME_EXCEEDED = 11,
  ICMP4_PARAM_PROB = 12,
  ICMP4_TIMESTAMP_REQUEST = 13,
  ICMP4_TIMESTAMP_REPLY = 14,
  ICMP4_MASK_REQUEST = 17,
  ICMP4_MASK_REPLY = 18
} ICMP4_TYPE,
    *PICMP4_TYPE;
typedef enum {
  ICMP4_UNREACH_NET = 0,
  ICMP4_UNREACH_HOST = 1,
  ICMP4_UNREACH_PROTOCOL = 2,
  ICMP4_UNREACH_PORT = 3,
  ICMP4_UNREACH_FRAG_NEEDED = 4,
  ICMP4_UNREACH_SOURCEROUTE_FAILED = 5,
  ICMP4_UNREACH_NET_UNKNOWN = 6,
  ICMP4_UNREACH_HOST_UNKNOWN = 7,
  ICMP4_UNREACH_ISOLATED = 8,
  ICMP4_UNREACH_NET_ADMIN = 9,
  ICMP4_UNREACH_HOST_ADMIN = 10,
  ICMP4_UNREACH_NET_TOS = 11,
  ICMP4_UNREACH_HOST_TOS = 12,
  ICMP4_UNREACH_ADMIN = 13
} ICMP4_UNREACH_CODE,
    *PICMP4_UNREACH_CODE;
typedef struct _IGMP_HEADER {
  union {
    struct {
      UINT8 Type : 4;
      UINT8 Version : 4;
    };
    UINT8 VersionType;
  };
  union {
    UINT8 Reserved;
    UINT8 MaxRespTime;
    UINT8 Code;
  };
  UINT16 Checksum;
  IN_ADDR MulticastAddress;
} IGMP_HEADER, *PIGMP_HEADER;
#define IGMP_QUERY_TYPE 0x11
#define IGMP_VERSION1_REPORT_TYPE 0x12
#define IGMP_VERSION2_REPORT_TYPE 0x16
#define IGMP_LEAVE_GROUP_TYPE 0x17
#define IGMP_VERSION3_REPORT_TYPE 0x22

/* Internet protocol, version 6. */
typedef struct _IPV6_HEADER {
  UINT32 VersionClassFlow;
  UINT16 PayloadLength;
  UINT8 NextHeader;
  UINT8 HopLimit;
  IN6_ADDR SourceAddress;
  IN6_ADDR DestinationAddress;
} IPV6_HEADER, *PIPV6_HEADER;
#define IPV6_VERSION 0x60
#define IPV6_TRAFFIC_CLASS_MASK 0x0000C00F
#define IPV6_FULL_TRAFFIC_CLASS_MASK 0x0000F00F
#define IPV6_ECN_MASK 0x00003000
#define IPV6_ECN_SHIFT 12
#define IPV6_FLOW_LABEL_MASK 0xFFFF0F00
#define MAX_IPV6_PAYLOAD 65535
#define MAX_IPV6_PACKET (MAX_IPV6_PAYLOAD + sizeof(IPV6_HEADER))
#define IPV6_MINIMUM_MTU 1280
typedef struct _IPV6_FRAGMENT_HEADER {
  UINT8 NextHeader;
  UINT8 Reserved;
  union {
    struct {
      UINT16 DontUse1 : 8;
      UINT16 MoreFragments : 1;
      UINT16 ReservedBits : 2;
      UINT16 DontUse2 : 5;
    };
    UINT16 OffsetAndFlags;
  };
  UINT32 Id;
} IPV6_FRAGMENT_HEADER, *PIPV6_FRAGMENT_HEADER;
UINT16 Ip6FragmentOffset(CONST IPV6_FRAGMENT_HEADER *Header);
typedef struct _IPV6_EXTENSION_HEADER {
  UINT8 NextHeader;
  UINT8 Length;
} IPV6_EXTENSION_HEADER, *PIPV6_EXTENSION_HEADER;
#define EXT_LEN_UNIT 8
#define IPV6_EXTENSION_HEADER_LENGTH(_Blocks) (((_Blocks) + 1) * EXT_LEN_UNIT)
#define IP_AUTHENTICATION_HEADER_LENGTH(_Blocks) (((_Blocks) + 2) * 4)
typedef struct _IPV6_OPTION_HEADER {
  UINT8 Type;
  UINT8 DataLength;
} IPV6_OPTION_HEADER, *PIPV6_OPTION_HEADER;
typedef struct _IPV6_ROUTING_HEADER {
  UCHAR NextHeader;
  UCHAR Length;
  UCHAR RoutingType;
  UCHAR SegmentsLeft;
  UCHAR Reserved[4];
} IPV6_ROUTING_HEADER, *PIPV6_ROUTING_HEADER;
typedef ICMP_HEADER ICMPV6_HEADER, *PICMPV6_HEADER;
typedef ICMP_MESSAGE ICMPV6_MESSAGE, *PICMPV6_MESSAGE;
typedef enum {
  ICMP6_DST_UNREACH = 1,
  ICMP6_PACKET_TOO_BIG = 2,
  ICMP6_TIME_EXCEEDED = 3,
  ICMP6_PARAM_PROB = 4,
  ICMP6_ECHO_REQUEST = 128,
  ICMP6_ECHO_REPLY = 129,
  ICMP6_MEMBERSHIP_QUERY = 130,
  ICMP6_MEMBERSHIP_REPORT = 131,
  ICMP6_MEMBERSHIP_REDUCTION = 132,
  ND_ROUTER_SOLICIT = 133,
  ND_ROUTER_ADVERT = 134,
  ND_NEIGHBOR_SOLICIT = 135,
  ND_NEIGHBOR_ADVERT = 136,
  ND_REDIRECT = 137,
  ICMP6_V2_MEMBERSHIP_REPORT = 143
} ICMP6_TYPE,
    *PICMP6_TYPE;
#define icmp6_type Header.Type
#define icmp6_code Header.Code
#define icmp6_cksum Header.Checksum
#define icmp6_data32 Data.Data32
#define icmp6_data16 Data.Data16
#define icmp6_data8 Data.Data8
typedef struct nd_router_solicit {
  ICMPV6_MESSAGE nd_rs_hdr;
} ND_ROUTER_SOLICIT_HEADER, *PND_ROUTER_SOLICIT_HEADER;
typedef struct nd_router_advert {
  ICMPV6_MESSAGE nd_ra_hdr;
  UINT32 nd_ra_reachable;
  UINT32 nd_ra_retransmit;
} ND_ROUTER_ADVERT_HEADER, *PND_ROUTER_ADVERT_HEADER;
typedef struct nd_neighbor_solicit {
  ICMPV6_MESSAGE nd_ns_hdr;
  IN6_ADDR nd_ns_target;
} ND_NEIGHBOR_SOLICIT_HEADER, *PND_NEIGHBOR_SOLICIT_HEADER;
typedef struct nd_neighbor_advert {
  ICMPV6_MESSAGE nd_na_hdr;
  IN6_ADDR nd_na_target;
} ND_NEIGHBOR_ADVERT_HEADER, *PND_NEIGHBOR_ADVERT_HEADER;
#define nd_na_flags_reserved nd_na_hdr.icmp6_data32[0]
#define ND_NA_FLAG_ROUTER 0x00000080
#define ND_NA_FLAG_SOLICITED 0x00000040
#define ND_NA_FLAG_OVERRIDE 0x00000020
typedef struct nd_redirect {
  ICMPV6_MESSAGE nd_rd_hdr;
  IN6_ADDR nd_rd_target;
  IN6_ADDR nd_rd_dst;
} ND_REDIRECT_HEADER, *PND_REDIRECT_HEADER;
typedef struct nd_opt_hdr {
  UINT8 nd_opt_type;
  UINT8 nd_opt_len;
} ND_OPTION_HDR, *PND_OPTION_HDR;
typedef enum {
  ND_OPT_SOURCE_LINKADDR = 1,
  ND_OPT_TARGET_LINKADDR = 2,
  ND_OPT_PREFIX_INFORMATION = 3,
  ND_OPT_REDIRECTED_HEADER = 4,
  ND_OPT_MTU = 5,
  ND_OPT_ROUTE_INFO = 24,
  ND_OPT_RDNSS = 25,
  ND_OPT_DNSSL = 31
} ND_OPTION_TYPE,
    *PND_OPTION_TYPE;
typedef struct _MLD_HEADER {
  ICMPV6_HEADER IcmpHeader;
  UINT16 MaxRespTime;
  UINT16 Reserved;
  IN6_ADDR MulticastAddress;
} MLD_HEADER, *PMLD_HEADER;

/* Transport. */
typedef UINT32 SEQ_NUM, *PSEQ_NUM;
typedef struct tcp_hdr {
  UINT16 th_sport;
  UINT16 th_dport;
  SEQ_NUM th_seq;
  SEQ_NUM th_ack;
  UINT8 th_x2 : 4;
  UINT8 th_len : 4;
  UINT8 th_flags;
  UINT16 th_win;
  UINT16 th_sum;
  UINT16 th_urp;
} TCP_HDR, *PTCP_HDR;
#define TH_MAX_LEN (0x0F << 2)
#define TH_FIN 0x01
#define TH_SYN 0x02
#define TH_RST 0x04
#define TH_PSH 0x08
#define TH_ACK 0x10
#define TH_URG 0x20
#define TH_ECE 0x40
#define TH_CWR 0x80
#define TH_OPT_EOL 0x00
#define TH_OPT_NOP 0x01
#define TH_OPT_MSS 0x02
#define TH_OPT_WS 0x03
#define TH_OPT_SACK_PERMITTED 0x04
#define TH_OPT_SACK 0x05
#define TH_OPT_TS 0x08
#define TH_OPT_FASTOPEN 0x22
typedef struct tcp_opt_mss {
  UINT8 Kind;
  UINT8 Length;
  UINT16 Mss;
} TCP_OPT_MSS;
typedef struct tcp_opt_ws {
  UINT8 Kind;
  UINT8 Length;
  UINT8 ShiftCnt;
} TCP_OPT_WS;
typedef struct tcp_opt_ts {
  UINT8 Kind;
  UINT8 Length;
  UINT32 Val;
  UINT32 EcR;
} TCP_OPT_TS;

#pragma pack(pop)

/* The registrar of network modules names its parties by these. */
typedef enum _NPI_MODULEID_TYPE { MIT_GUID = 1, MIT_IF_LUID } NPI_MODULEID_TYPE;
typedef struct _NPI_MODULEID {
  USHORT Length;
  NPI_MODULEID_TYPE Type;
  union {
    GUID Guid;
    LUID IfLuid;
  };
} NPI_MODULEID;
typedef const NPI_MODULEID *PNPI_MODULEID;
BOOLEAN NmrIsEqualNpiModuleId(PNPI_MODULEID ModuleId1, PNPI_MODULEID ModuleId2);
typedef GUID NPIID;
typedef const NPIID *PNPIID;
extern const NPI_MODULEID NPI_MS_NMR_MODULEID;
extern const NPI_MODULEID NPI_MS_NDIS_MODULEID;
extern const NPI_MODULEID NPI_MS_IPV4_MODULEID;
extern const NPI_MODULEID NPI_MS_IPV6_MODULEID;
extern const NPIID NPI_FRAMING_LAYER_ID;
extern const NPIID NPI_NETWORK_LAYER_ID;

#ifdef __cplusplus
}
#endif

#endif /* NDISTIDY_MINGW_NETIODEF_H */
