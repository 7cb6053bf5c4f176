//===- in6addr.h - IPv6 addresses, without the types of Berkeley ---------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// See inaddr.h.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_IN6ADDR_H
#define NDISTIDY_MINGW_IN6ADDR_H
#pragma GCC system_header

#if defined(_WINDOWS_) || defined(_WINSOCKAPI_) || defined(_WINSOCK2API_)
#include_next <in6addr.h>
#elif !defined(s6_addr)

typedef struct in6_addr {
  union {
    UCHAR Byte[16];
    USHORT Word[8];
  } u;
} IN6_ADDR, *PIN6_ADDR, *LPIN6_ADDR;

#define in_addr6 in6_addr
#define _S6_un u
#define _S6_u8 Byte
#define s6_addr _S6_un._S6_u8
#define s6_bytes u.Byte
#define s6_words u.Word

#endif

#endif /* NDISTIDY_MINGW_IN6ADDR_H */
