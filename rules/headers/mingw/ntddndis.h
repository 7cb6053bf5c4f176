//===- ntddndis.h - OIDs and their structures, once and whole -----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// mingw-w64 10.0.0 defines enum _NDIS_REQUEST_TYPE here and in ndis.h: the
// copy here is hidden. For a driver of NDIS 6, all up to NDIS 6.30 is declared
// whatever its minor version.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_NTDDNDIS_H
#define NDISTIDY_MINGW_NTDDNDIS_H
#pragma GCC system_header

#include <wdm.h>

#include "ndis6/level.h"

#if NDIS_SUPPORT_NDIS6
#include <ws2def.h>
#endif

#pragma push_macro("NDIS_SUPPORT_NDIS61")
#pragma push_macro("NDIS_SUPPORT_NDIS620")
#pragma push_macro("NDIS_SUPPORT_NDIS630")
#if NDIS_SUPPORT_NDIS6
#undef NDIS_SUPPORT_NDIS61
#undef NDIS_SUPPORT_NDIS620
#undef NDIS_SUPPORT_NDIS630
#define NDIS_SUPPORT_NDIS61 1
#define NDIS_SUPPORT_NDIS620 1
#define NDIS_SUPPORT_NDIS630 1
#endif
#define _NDIS_REQUEST_TYPE _ndistidy_NDIS_REQUEST_TYPE
#define NDIS_REQUEST_TYPE ndistidy_NDIS_REQUEST_TYPE
#define PNDIS_REQUEST_TYPE ndistidy_PNDIS_REQUEST_TYPE
#define NdisRequestQueryInformation ndistidy_NdisRequestQueryInformation
#define NdisRequestSetInformation ndistidy_NdisRequestSetInformation
#define NdisRequestQueryStatistics ndistidy_NdisRequestQueryStatistics
#define NdisRequestOpen ndistidy_NdisRequestOpen
#define NdisRequestClose ndistidy_NdisRequestClose
#define NdisRequestSend ndistidy_NdisRequestSend
#define NdisRequestTransferData ndistidy_NdisRequestTransferData
#define NdisRequestReset ndistidy_NdisRequestReset
#define NdisRequestGeneric1 ndistidy_NdisRequestGeneric1
#define NdisRequestGeneric2 ndistidy_NdisRequestGeneric2
#define NdisRequestGeneric3 ndistidy_NdisRequestGeneric3
#define NdisRequestGeneric4 ndistidy_NdisRequestGeneric4
#define NdisRequestMethod ndistidy_NdisRequestMethod
#include_next <ntddndis.h>
#undef _NDIS_REQUEST_TYPE
#undef NDIS_REQUEST_TYPE
#undef PNDIS_REQUEST_TYPE
#undef NdisRequestQueryInformation
#undef NdisRequestSetInformation
#undef NdisRequestQueryStatistics
#undef NdisRequestOpen
#undef NdisRequestClose
#undef NdisRequestSend
#undef NdisRequestTransferData
#undef NdisRequestReset
#undef NdisRequestGeneric1
#undef NdisRequestGeneric2
#undef NdisRequestGeneric3
#undef NdisRequestGeneric4
#undef NdisRequestMethod
#pragma pop_macro("NDIS_SUPPORT_NDIS630")
#pragma pop_macro("NDIS_SUPPORT_NDIS620")
#pragma pop_macro("NDIS_SUPPORT_NDIS61")

#endif /* NDISTIDY_MINGW_NTDDNDIS_H */
