//===- ndiswan.h - Wide area networks of NDIS -----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// mingw-w64's declares five structures a second time.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_NDISWAN_H
#define NDISTIDY_MINGW_NDISWAN_H
#pragma GCC system_header

#include <ndis.h>

/* What ndis.h has too. */
#define _NDIS_MAC_LINE_UP _ndistidy_NDIS_MAC_LINE_UP
#define NDIS_MAC_LINE_UP ndistidy_NDIS_MAC_LINE_UP
#define PNDIS_MAC_LINE_UP ndistidy_PNDIS_MAC_LINE_UP
#define _NDIS_MAC_LINE_DOWN _ndistidy_NDIS_MAC_LINE_DOWN
#define NDIS_MAC_LINE_DOWN ndistidy_NDIS_MAC_LINE_DOWN
#define PNDIS_MAC_LINE_DOWN ndistidy_PNDIS_MAC_LINE_DOWN
#define _NDIS_MAC_FRAGMENT _ndistidy_NDIS_MAC_FRAGMENT
#define NDIS_MAC_FRAGMENT ndistidy_NDIS_MAC_FRAGMENT
#define PNDIS_MAC_FRAGMENT ndistidy_PNDIS_MAC_FRAGMENT
#define _NDIS_WAN_CO_FRAGMENT _ndistidy_NDIS_WAN_CO_FRAGMENT
#define NDIS_WAN_CO_FRAGMENT ndistidy_NDIS_WAN_CO_FRAGMENT
#define PNDIS_WAN_CO_FRAGMENT ndistidy_PNDIS_WAN_CO_FRAGMENT
#define _WAN_CO_LINKPARAMS _ndistidy_WAN_CO_LINKPARAMS
#define WAN_CO_LINKPARAMS ndistidy_WAN_CO_LINKPARAMS
#define PWAN_CO_LINKPARAMS ndistidy_PWAN_CO_LINKPARAMS
#include_next <ndiswan.h>
#undef _NDIS_MAC_LINE_UP
#undef NDIS_MAC_LINE_UP
#undef PNDIS_MAC_LINE_UP
#undef _NDIS_MAC_LINE_DOWN
#undef NDIS_MAC_LINE_DOWN
#undef PNDIS_MAC_LINE_DOWN
#undef _NDIS_MAC_FRAGMENT
#undef NDIS_MAC_FRAGMENT
#undef PNDIS_MAC_FRAGMENT
#undef _NDIS_WAN_CO_FRAGMENT
#undef NDIS_WAN_CO_FRAGMENT
#undef PNDIS_WAN_CO_FRAGMENT
#undef _WAN_CO_LINKPARAMS
#undef WAN_CO_LINKPARAMS
#undef PWAN_CO_LINKPARAMS

#endif /* NDISTIDY_MINGW_NDISWAN_H */
