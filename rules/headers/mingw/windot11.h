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
/* Without it, not what goes along with a frame; ntddndis.h includes this one
   before ndis.h has said so. */
#ifdef _NDIS_
#include_next <windot11.h>
#else
#define _NDIS_
#include_next <windot11.h>
#undef _NDIS_
#endif
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
