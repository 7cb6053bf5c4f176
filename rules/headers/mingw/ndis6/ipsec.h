//===- ipsec.h - IPsec task offload, version 2 ---------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see ../README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_NDIS6_IPSEC_H
#define NDISTIDY_NDIS6_IPSEC_H
#pragma GCC system_header

typedef struct _NDIS_OFFLOAD_ENCAPSULATION {
  NDIS_OBJECT_HEADER Header;
  struct {
    ULONG Enabled;
    ULONG EncapsulationType;
    ULONG HeaderSize;
  } IPv4;
  struct {
    ULONG Enabled;
    ULONG EncapsulationType;
    ULONG HeaderSize;
  } IPv6;
} NDIS_OFFLOAD_ENCAPSULATION, *PNDIS_OFFLOAD_ENCAPSULATION;
#define NDIS_OFFLOAD_ENCAPSULATION_REVISION_1 1
#define NDIS_SIZEOF_OFFLOAD_ENCAPSULATION_REVISION_1                           \
  RTL_SIZEOF_THROUGH_FIELD(NDIS_OFFLOAD_ENCAPSULATION, IPv6)

typedef struct _NDIS_IPSEC_OFFLOAD_V2_NET_BUFFER_LIST_INFO {
  union {
    struct {
      PVOID OffloadHandle;
    } Transmit;
    struct {
      ULONG SaDeleteReq : 1;
      ULONG CryptoDone : 1;
      ULONG NextCryptoDone : 1;
      ULONG Reserved : 13;
      ULONG CryptoStatus : 16;
    } Receive;
  };
} NDIS_IPSEC_OFFLOAD_V2_NET_BUFFER_LIST_INFO,
    *PNDIS_IPSEC_OFFLOAD_V2_NET_BUFFER_LIST_INFO;
typedef struct _NDIS_IPSEC_OFFLOAD_V2_TUNNEL_NET_BUFFER_LIST_INFO {
  struct {
    NDIS_HANDLE TunnelHandle;
  } Transmit;
} NDIS_IPSEC_OFFLOAD_V2_TUNNEL_NET_BUFFER_LIST_INFO,
    *PNDIS_IPSEC_OFFLOAD_V2_TUNNEL_NET_BUFFER_LIST_INFO;
typedef struct _NDIS_IPSEC_OFFLOAD_V2_HEADER_NET_BUFFER_LIST_INFO {
  union {
    struct {
      ULONG NextHeader : 8;
      ULONG PadLength : 8;
      ULONG AhHeaderOffset : 8;
      ULONG EspHeaderOffset : 8;
    } Transmit;
    struct {
      ULONG NextHeader : 8;
      ULONG PadLength : 8;
      ULONG HeaderInfoSet : 1;
    } Receive;
  };
} NDIS_IPSEC_OFFLOAD_V2_HEADER_NET_BUFFER_LIST_INFO,
    *PNDIS_IPSEC_OFFLOAD_V2_HEADER_NET_BUFFER_LIST_INFO;

typedef enum _IPSEC_OFFLOAD_V2_OPERATION {
  IPsecOffloadV2Ah = 1,
  IPsecOffloadV2Esp,
  IPsecOffloadV2Max
} IPSEC_OFFLOAD_V2_OPERATION,
    *PIPSEC_OFFLOAD_V2_OPERATION;
typedef ULONG IPSEC_OFFLOAD_V2_SPI_TYPE;
typedef struct _IPSEC_OFFLOAD_V2_ALGORITHM_INFO {
  ULONG Identifier;
  ULONG KeyLength;
  ULONG KeyOffsetBytes;
  ULONG AdditionalInfo;
} IPSEC_OFFLOAD_V2_ALGORITHM_INFO, *PIPSEC_OFFLOAD_V2_ALGORITHM_INFO;
typedef struct _IPSEC_OFFLOAD_V2_SECURITY_ASSOCIATION {
  ULONG Flags;
  IPSEC_OFFLOAD_V2_OPERATION Operation;
  IPSEC_OFFLOAD_V2_SPI_TYPE Spi;
  IPSEC_OFFLOAD_V2_ALGORITHM_INFO AuthenticationAlgorithm;
  IPSEC_OFFLOAD_V2_ALGORITHM_INFO EncryptionAlgorithm;
  ULONG SequenceNumberHighOrder;
} IPSEC_OFFLOAD_V2_SECURITY_ASSOCIATION,
    *PIPSEC_OFFLOAD_V2_SECURITY_ASSOCIATION;
#define IPSEC_OFFLOAD_V2_INBOUND 0x00000001
#define IPSEC_OFFLOAD_V2_IPv6 0x00000010
#define IPSEC_OFFLOAD_V2_ESN_SA 0x00000001
#define IPSEC_OFFLOAD_V2_UDP_ESP_ENCAPSULATION_NONE 0x00000000
#define IPSEC_OFFLOAD_V2_UDP_ESP_ENCAPSULATION_TRANSPORT 0x00000001
#define IPSEC_OFFLOAD_V2_UDP_ESP_ENCAPSULATION_TUNNEL 0x00000002
typedef struct _IPSEC_OFFLOAD_V2_ADD_SA {
  NDIS_OBJECT_HEADER Header;
  struct _IPSEC_OFFLOAD_V2_ADD_SA *Next;
  ULONG NumExtHdrs;
  ULONG Flags;
  union {
    struct {
      ULONG SrcAddr;
      ULONG DestAddr;
    } IPv4Endpoints;
    struct {
      UCHAR SrcAddr[16];
      UCHAR DestAddr[16];
    } IPv6Endpoints;
  };
  NDIS_HANDLE OffloadHandle;
  ULONG UdpEspEncapsulation;
  IPSEC_OFFLOAD_V2_SECURITY_ASSOCIATION SecAssoc[2];
  ULONG KeyLength;
  UCHAR KeyData[1];
} IPSEC_OFFLOAD_V2_ADD_SA, *PIPSEC_OFFLOAD_V2_ADD_SA;
#define NDIS_IPSEC_OFFLOAD_V2_ADD_SA_REVISION_1 1
#define NDIS_SIZEOF_IPSEC_OFFLOAD_V2_ADD_SA_REVISION_1                         \
  RTL_SIZEOF_THROUGH_FIELD(IPSEC_OFFLOAD_V2_ADD_SA, KeyData)
typedef struct _IPSEC_OFFLOAD_V2_DELETE_SA {
  NDIS_OBJECT_HEADER Header;
  struct _IPSEC_OFFLOAD_V2_DELETE_SA *Next;
  NDIS_HANDLE OffloadHandle;
} IPSEC_OFFLOAD_V2_DELETE_SA, *PIPSEC_OFFLOAD_V2_DELETE_SA;
#define NDIS_IPSEC_OFFLOAD_V2_DELETE_SA_REVISION_1 1
#define NDIS_SIZEOF_IPSEC_OFFLOAD_V2_DELETE_SA_REVISION_1                      \
  RTL_SIZEOF_THROUGH_FIELD(IPSEC_OFFLOAD_V2_DELETE_SA, OffloadHandle)
typedef struct _IPSEC_OFFLOAD_V2_UPDATE_SA {
  NDIS_OBJECT_HEADER Header;
  NDIS_HANDLE OffloadHandle;
  IPSEC_OFFLOAD_V2_OPERATION Operation;
  IPSEC_OFFLOAD_V2_SPI_TYPE Spi;
  ULONG SequenceNumberHighOrder;
} IPSEC_OFFLOAD_V2_UPDATE_SA, *PIPSEC_OFFLOAD_V2_UPDATE_SA;
#define NDIS_IPSEC_OFFLOAD_V2_UPDATE_SA_REVISION_1 1
#define NDIS_SIZEOF_IPSEC_OFFLOAD_V2_UPDATE_SA_REVISION_1                      \
  RTL_SIZEOF_THROUGH_FIELD(IPSEC_OFFLOAD_V2_UPDATE_SA, SequenceNumberHighOrder)

#endif /* NDISTIDY_NDIS6_IPSEC_H */
