//===- ntddndis.h - OIDs and their structures, once and whole -----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// mingw-w64 10.0.0 defines enum _NDIS_REQUEST_TYPE here and in ndis.h: the
// copy here is hidden, and so are structures that grew since NDIS 6.30. For a
// driver of NDIS 6, all is declared whatever its minor version.
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
#include "ndis6/rename.h"
#include_next <ntddndis.h>
#include "ndis6/rename-end.h"
#pragma pop_macro("NDIS_SUPPORT_NDIS630")
#pragma pop_macro("NDIS_SUPPORT_NDIS620")
#pragma pop_macro("NDIS_SUPPORT_NDIS61")

#if NDIS_SUPPORT_NDIS6
#ifdef __cplusplus
extern "C" {
#endif
typedef struct _NETWORK_ADDRESS_IP6 {
  USHORT sin6_port;
  ULONG sin6_flowinfo;
  USHORT sin6_addr[8];
  ULONG sin6_scope_id;
} NETWORK_ADDRESS_IP6, *PNETWORK_ADDRESS_IP6;
#define NETWORK_ADDRESS_LENGTH_IP6 sizeof(NETWORK_ADDRESS_IP6)
#define NDIS_PROTOCOL_ID_IP6 0x03
#define ETHERNET_LENGTH_OF_ADDRESS 6
#include "ndis6/codes.h"
#include "ndis6/offload.h"
#include "ndis6/nic_switch.h"
#include "ndis6/isolation.h"
#ifdef __cplusplus
}
#endif
#endif

#endif /* NDISTIDY_MINGW_NTDDNDIS_H */
