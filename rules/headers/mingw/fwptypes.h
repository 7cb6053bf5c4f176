//===- fwptypes.h - Types of the Windows Filtering Platform --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// mingw-w64's copy comes from an interface definition, whose runtime a driver
// does not have; this adds the names without a number and those of later
// Windows.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_FWPTYPES_H
#define NDISTIDY_MINGW_FWPTYPES_H
#pragma GCC system_header

#include <guiddef.h>
#include <wdm.h>

typedef unsigned char BYTE;
typedef ULONG DWORD;
#ifndef _FILETIME_
#define _FILETIME_
typedef struct _FILETIME {
  ULONG dwLowDateTime;
  ULONG dwHighDateTime;
} FILETIME, *PFILETIME, *LPFILETIME;
#endif
// What wtypes.h has of security; all of it is in ntifs.h too.
#ifndef SID_IDENTIFIER_AUTHORITY_DEFINED
#define SID_IDENTIFIER_AUTHORITY_DEFINED
typedef struct _SID_IDENTIFIER_AUTHORITY {
  UCHAR Value[6];
} SID_IDENTIFIER_AUTHORITY, *PSID_IDENTIFIER_AUTHORITY;
#endif
#ifndef SID_DEFINED
#define SID_DEFINED
typedef struct _SID {
  UCHAR Revision;
  UCHAR SubAuthorityCount;
  SID_IDENTIFIER_AUTHORITY IdentifierAuthority;
  ULONG SubAuthority[ANYSIZE_ARRAY];
} SID, *PISID;
#endif
#ifndef _NTIFS_INCLUDED_
#define NDISTIDY_SID_AND_ATTRIBUTES
typedef struct _SID_AND_ATTRIBUTES {
  PSID Sid;
  ULONG Attributes;
} SID_AND_ATTRIBUTES, *PSID_AND_ATTRIBUTES;
#endif

// Nothing of RPC and OLE.
#define COM_NO_WINDOWS_H
#define __RPC_H__
#define __RPCNDR_H__
#define __RPCNDR_H_VERSION__ 475
#define __wtypes_h__
#include_next <fwptypes.h>

typedef enum FWP_NETWORK_CONNECTION_POLICY_SETTING_TYPE_ {
  FWP_NETWORK_CONNECTION_POLICY_SOURCE_ADDRESS = 0,
  FWP_NETWORK_CONNECTION_POLICY_NEXT_HOP_INTERFACE,
  FWP_NETWORK_CONNECTION_POLICY_NEXT_HOP,
  FWP_NETWORK_CONNECTION_POLICY_MAX
} FWP_NETWORK_CONNECTION_POLICY_SETTING_TYPE;

#define FWP_ACTION_BITMAP_INDEX_SET 0x00000009
#define FWP_CALLOUT_FLAG_ALLOW_USO 0x00000100
#define FWP_CALLOUT_FLAG_ALLOW_URO 0x00000200
#define FWP_CONDITION_REAUTHORIZE_REASON_EDP_POLICY_CHANGED 0x00000200
#define FWP_CONDITION_REAUTHORIZE_REASON_PROXY_HANDLE_CHANGED 0x00004000

#endif /* NDISTIDY_MINGW_FWPTYPES_H */
