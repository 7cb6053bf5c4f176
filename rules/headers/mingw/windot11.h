//===- windot11.h - Native 802.11, with its later names ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What mingw-w64's lacks for a miniport.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_WINDOT11_H
#define NDISTIDY_MINGW_WINDOT11_H
#pragma GCC system_header

#include <ntddndis.h>

// Later enumerators, and the later members at the end of
// DOT11_EXTSTA_ATTRIBUTES.
#define dot11_phy_type_ht                                                      \
  dot11_phy_type_vht = 8, dot11_phy_type_dmg = 9, dot11_phy_type_he = 10,      \
  dot11_phy_type_eht = 11, dot11_phy_type_ht
#define pInfraSupportedMcastMgmtAlgoPairs                                      \
  pInfraSupportedMcastMgmtAlgoPairs;                                           \
  BOOLEAN bNeighborReportSupported;                                            \
  BOOLEAN bAPChannelReportSupported;                                           \
  BOOLEAN bActionFramesSupported;                                              \
  BOOLEAN bANQPQueryOffloadSupported;                                          \
  BOOLEAN bHESSIDConnectionSupported
#include_next <windot11.h>
#undef dot11_phy_type_ht
#undef pInfraSupportedMcastMgmtAlgoPairs

#define DOT11_EXTSTA_ATTRIBUTES_REVISION_4 4
#define DOT11_HESSID_LENGTH 6
typedef UCHAR DOT11_HESSID[DOT11_HESSID_LENGTH];
typedef DOT11_HESSID *PDOT11_HESSID;

typedef struct DOT11_KEY_ALGO_GCMP {
  UCHAR ucIV48Counter[6];
  ULONG ulGCMPKeyLength;
  UCHAR ucGCMPKey[1];
} DOT11_KEY_ALGO_GCMP, *PDOT11_KEY_ALGO_GCMP;

// What goes with a frame between NDIS and the miniport.
#define DOT11_SEND_CONTEXT_REVISION_1 1
typedef struct _DOT11_SEND_CONTEXT {
  NDIS_OBJECT_HEADER Header;
  PVOID pvReserved;
  ULONG uFlags;
  ULONG uPSLifetime;
  ULONG uDelayedSleepValue;
  UCHAR ucTXDataRates[8];
  BOOLEAN bIndicateAssociatedACKs;
  BOOLEAN bIndicateTXStatus;
  UCHAR ucPriority;
  BOOLEAN bDontFragment;
  ULONG dwExtendedStatus;
  HANDLE hIntegrityOffload;
  HANDLE hWEPOffload;
  UCHAR ucWPAMSDUPriority;
  UCHAR ucNumOfRWsOnPeer;
  USHORT usAID;
  PDOT11_PER_MSDU_COUNTERS pDot11PerMSDUCounters;
} DOT11_SEND_CONTEXT, *PDOT11_SEND_CONTEXT;
#define DOT11_SEND_CONTEXT_SIZE                                                \
  ((sizeof(DOT11_SEND_CONTEXT) + MEMORY_ALLOCATION_ALIGNMENT - 1) &            \
   ~(MEMORY_ALLOCATION_ALIGNMENT - 1))

#define DOT11_RECV_CONTEXT_REVISION_1 1
typedef struct _DOT11_RECV_CONTEXT {
  NDIS_OBJECT_HEADER Header;
  PVOID pvReserved;
  DOT11_PHY_TYPE dot11PhyType;
  ULONG uChCenterFrequency;
  LONG lRSSI;
  ULONG uRSSI;
  UCHAR ucPriority;
  UCHAR ucDataRate;
  UCHAR ucPeerMacAddress[6];
  ULONG dwExtendedStatus;
  HANDLE hWEPOffloadContext;
  HANDLE hAuthOffloadContext;
  USHORT usWEPAppliedMask;
  USHORT usWPAMSDUPriority;
  DOT11_IV48_COUNTER dot11LowestIV48Counter;
  USHORT usDot11LeftRWBitMap;
  DOT11_IV48_COUNTER dot11HighestIV48Counter;
  USHORT usDot11RightRWBitMap;
  USHORT usNumberOfMPDUsReceived;
} DOT11_RECV_CONTEXT, *PDOT11_RECV_CONTEXT;
#define DOT11_RECV_CONTEXT_SIZE                                                \
  ((sizeof(DOT11_RECV_CONTEXT) + MEMORY_ALLOCATION_ALIGNMENT - 1) &            \
   ~(MEMORY_ALLOCATION_ALIGNMENT - 1))

// ANQP queries, Windows 10 and later.
typedef enum _DOT11_ANQP_QUERY_RESULT {
  dot11_ANQP_query_result_success = 0,
  dot11_ANQP_query_result_failure = 1,
  dot11_ANQP_query_result_timed_out = 2,
  dot11_ANQP_query_result_resources = 3,
  dot11_ANQP_query_result_advertisement_protocol_not_supported_on_remote = 4,
  dot11_ANQP_query_result_gas_protocol_failure = 5,
  dot11_ANQP_query_result_advertisement_server_not_responding = 6,
  dot11_ANQP_query_result_access_issues = 7
} DOT11_ANQP_QUERY_RESULT,
    *PDOT11_ANQP_QUERY_RESULT;
#define DOT11_ANQP_QUERY_COMPLETE_PARAMETERS_REVISION_1 1
typedef struct _DOT11_ANQP_QUERY_COMPLETE_PARAMETERS {
  NDIS_OBJECT_HEADER Header;
  DOT11_ANQP_QUERY_RESULT Status;
  HANDLE hContext;
  ULONG uResponseLength;
} DOT11_ANQP_QUERY_COMPLETE_PARAMETERS, *PDOT11_ANQP_QUERY_COMPLETE_PARAMETERS;

#endif /* NDISTIDY_MINGW_WINDOT11_H */
