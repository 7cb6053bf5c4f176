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

union _DL_EUI48;

#ifdef __cplusplus
extern "C" {
#endif

PSTR NTAPI RtlIpv4AddressToStringA(const struct in_addr *Addr, PSTR);
LONG NTAPI RtlIpv4AddressToStringExA(const struct in_addr *Address, USHORT Port,
                                     PSTR AddressString,
                                     PULONG AddressStringLength);
LONG NTAPI RtlIpv4StringToAddressA(PCSTR, BOOLEAN Strict, PCSTR *Terminator,
                                   struct in_addr *Addr);
LONG NTAPI RtlIpv4StringToAddressExA(PCSTR AddressString, BOOLEAN Strict,
                                     struct in_addr *Address, PUSHORT Port);
PWSTR NTAPI RtlIpv4AddressToStringW(const struct in_addr *Addr, PWSTR);
LONG NTAPI RtlIpv4AddressToStringExW(const struct in_addr *Address, USHORT Port,
                                     PWSTR AddressString,
                                     PULONG AddressStringLength);
LONG NTAPI RtlIpv4StringToAddressW(PCWSTR, BOOLEAN Strict, PCWSTR *Terminator,
                                   struct in_addr *Addr);
LONG NTAPI RtlIpv4StringToAddressExW(PCWSTR AddressString, BOOLEAN Strict,
                                     struct in_addr *Address, PUSHORT Port);
PSTR NTAPI RtlIpv6AddressToStringA(const struct in6_addr *Addr, PSTR);
LONG NTAPI RtlIpv6AddressToStringExA(const struct in6_addr *Address,
                                     ULONG ScopeId, USHORT Port,
                                     PSTR AddressString,
                                     PULONG AddressStringLength);
LONG NTAPI RtlIpv6StringToAddressA(PCSTR, PCSTR *Terminator,
                                   struct in6_addr *Addr);
LONG NTAPI RtlIpv6StringToAddressExA(PCSTR AddressString,
                                     struct in6_addr *Address, PULONG ScopeId,
                                     PUSHORT Port);
PWSTR NTAPI RtlIpv6AddressToStringW(const struct in6_addr *Addr, PWSTR);
LONG NTAPI RtlIpv6AddressToStringExW(const struct in6_addr *Address,
                                     ULONG ScopeId, USHORT Port,
                                     PWSTR AddressString,
                                     PULONG AddressStringLength);
LONG NTAPI RtlIpv6StringToAddressW(PCWSTR, PCWSTR *Terminator,
                                   struct in6_addr *Addr);
LONG NTAPI RtlIpv6StringToAddressExW(PCWSTR AddressString,
                                     struct in6_addr *Address, PULONG ScopeId,
                                     PUSHORT Port);
PSTR NTAPI RtlEthernetAddressToStringA(const union _DL_EUI48 *Addr, PSTR);
LONG NTAPI RtlEthernetStringToAddressA(PCSTR, PCSTR *Terminator,
                                       union _DL_EUI48 *Addr);
PWSTR NTAPI RtlEthernetAddressToStringW(const union _DL_EUI48 *Addr, PWSTR);
LONG NTAPI RtlEthernetStringToAddressW(PCWSTR, PCWSTR *Terminator,
                                       union _DL_EUI48 *Addr);
#if defined(UNICODE) || defined(_UNICODE)
#define RtlIpv4AddressToString RtlIpv4AddressToStringW
#define RtlIpv6AddressToString RtlIpv6AddressToStringW
#else
#define RtlIpv4AddressToString RtlIpv4AddressToStringA
#define RtlIpv6AddressToString RtlIpv6AddressToStringA
#endif

#ifdef __cplusplus
}
#endif

#endif /* NDISTIDY_MINGW_IP2STRING_H */
