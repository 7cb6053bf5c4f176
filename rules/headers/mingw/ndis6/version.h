//===- version.h - The version mingw-w64 is told -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Read by ../ndis.h, before mingw-w64's header.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_NDIS6_VERSION_H
#define NDISTIDY_NDIS6_VERSION_H
#pragma GCC system_header

/* mingw-w64's header stops at versions it does not know, and hides the types
   of NDIS 5, which its own function types need, from a driver of NDIS 6. It is
   read as for a driver of NDIS 5.1; version-end.h undoes this. */
#pragma push_macro("NDIS60_MINIPORT")
#pragma push_macro("NDIS61_MINIPORT")
#pragma push_macro("NDIS620_MINIPORT")
#pragma push_macro("NDIS51_MINIPORT")
#pragma push_macro("NDIS60")
#pragma push_macro("NDIS61")
#pragma push_macro("NDIS620")
#pragma push_macro("NDIS51")
#undef NDIS60_MINIPORT
#undef NDIS61_MINIPORT
#undef NDIS620_MINIPORT
#undef NDIS60
#undef NDIS61
#undef NDIS620
#if !defined(NDIS50_MINIPORT) && !defined(NDIS51_MINIPORT)
#define NDIS51_MINIPORT 1
#endif
#if !defined(NDIS40) && !defined(NDIS50) && !defined(NDIS51)
#define NDIS51 1
#endif
#undef NDIS_LEGACY_MINIPORT
#undef NDIS_LEGACY_PROTOCOL
#undef NDIS_LEGACY_DRIVER
#define NDIS_LEGACY_MINIPORT 1
#define NDIS_LEGACY_PROTOCOL 1
#define NDIS_LEGACY_DRIVER 1

#endif /* NDISTIDY_NDIS6_VERSION_H */
