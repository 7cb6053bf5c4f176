//===- ip2string.h - Addresses as text ----------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_IP2STRING_H
#define NDISTIDY_MINGW_IP2STRING_H
#pragma GCC system_header

#include <in6addr.h>
#include <inaddr.h>

#ifdef __cplusplus
extern "C" {
#endif

PWSTR NTAPI RtlIpv4AddressToStringW(const struct in_addr *Addr, PWSTR S);
PSTR NTAPI RtlIpv4AddressToStringA(const struct in_addr *Addr, PSTR S);
PWSTR NTAPI RtlIpv6AddressToStringW(const struct in6_addr *Addr, PWSTR S);
PSTR NTAPI RtlIpv6AddressToStringA(const struct in6_addr *Addr, PSTR S);
NTSTATUS NTAPI RtlIpv4StringToAddressW(PCWSTR S, BOOLEAN Strict,
                                       PCWSTR *Terminator,
                                       struct in_addr *Addr);
NTSTATUS NTAPI RtlIpv6StringToAddressW(PCWSTR S, PCWSTR *Terminator,
                                       struct in6_addr *Addr);
PSTR NTAPI RtlEthernetAddressToStringA(const union _DL_EUI48 *Addr, PSTR S);
PWSTR NTAPI RtlEthernetAddressToStringW(const union _DL_EUI48 *Addr, PWSTR S);

#ifdef __cplusplus
}
#endif

#endif /* NDISTIDY_MINGW_IP2STRING_H */
