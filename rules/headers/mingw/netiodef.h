//===- netiodef.h - Protocol headers on the wire ------------------------===//
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

#include <in6addr.h>
#include <inaddr.h>
#include <ws2def.h>

#pragma pack(push, 1)

typedef union _DL_EUI48 {
  UCHAR Byte[6];
  struct {
    UCHAR Oui[3];
    UCHAR Ei48[3];
  };
} DL_EUI48, *PDL_EUI48;
typedef union _DL_EI48 {
  UCHAR Byte[3];
} DL_EI48, *PDL_EI48;
typedef union _DL_OUI {
  UCHAR Byte[3];
  struct {
    UCHAR Group : 1;
    UCHAR Local : 1;
  };
} DL_OUI, *PDL_OUI;

typedef struct _ETHERNET_HEADER {
  DL_EUI48 Destination;
  DL_EUI48 Source;
  union {
    USHORT Type;
    USHORT Length;
  };
} ETHERNET_HEADER, *PETHERNET_HEADER;
#define ETHERNET_TYPE_MINIMUM 0x0600
#define ETHERNET_TYPE_IPV4 0x0800
#define ETHERNET_TYPE_ARP 0x0806
#define ETHERNET_TYPE_IPV6 0x86dd
#define ETHERNET_TYPE_802_1Q 0x8100

typedef struct _IPV4_HEADER {
  union {
    UCHAR VersionAndHeaderLength;
    struct {
      UCHAR HeaderLength : 4;
      UCHAR Version : 4;
    };
  };
  UCHAR TypeOfServiceAndEcnField;
  USHORT TotalLength;
  USHORT Identification;
  USHORT FlagsAndOffset;
  UCHAR TimeToLive;
  UCHAR Protocol;
  USHORT HeaderChecksum;
  struct in_addr SourceAddress;
  struct in_addr DestinationAddress;
} IPV4_HEADER, *PIPV4_HEADER;
#define IPV4_VERSION 4

typedef struct _IPV6_HEADER {
  ULONG VersionClassFlow;
  USHORT PayloadLength;
  UCHAR NextHeader;
  UCHAR HopLimit;
  struct in6_addr SourceAddress;
  struct in6_addr DestinationAddress;
} IPV6_HEADER, *PIPV6_HEADER;
#define IPV6_VERSION 0x60

typedef struct _TCP_HDR {
  USHORT th_sport;
  USHORT th_dport;
  ULONG th_seq;
  ULONG th_ack;
  UCHAR th_x2 : 4;
  UCHAR th_len : 4;
  UCHAR th_flags;
  USHORT th_win;
  USHORT th_sum;
  USHORT th_urp;
} TCP_HDR, *PTCP_HDR;
typedef struct _UDP_HDR {
  USHORT uh_sport;
  USHORT uh_dport;
  USHORT uh_len;
  USHORT uh_sum;
} UDP_HDR, *PUDP_HDR;
typedef struct _ARP_HEADER {
  USHORT HardwareAddressSpace;
  USHORT ProtocolAddressSpace;
  UCHAR HardwareAddressLength;
  UCHAR ProtocolAddressLength;
  USHORT Opcode;
  UCHAR SenderHardwareAddress[1];
} ARP_HEADER, *PARP_HEADER;

#pragma pack(pop)

#endif /* NDISTIDY_MINGW_NETIODEF_H */
