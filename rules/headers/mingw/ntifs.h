//===- ntifs.h - ntifs.h, after whatever comes before it -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Includes the overlay's ntddk.h first. Where ntdef.h was read before wdm.h,
// which a driver may do, mingw-w64 defines one structure twice; another one
// where the filtering platform's types were read before.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_NTIFS_H
#define NDISTIDY_MINGW_NTIFS_H
#pragma GCC system_header

#include <ntddk.h>

#ifdef REPARSE_DATA_BUFFER_HEADER_SIZE
#define _REPARSE_DATA_BUFFER _ndistidy_REPARSE_DATA_BUFFER
#define REPARSE_DATA_BUFFER ndistidy_REPARSE_DATA_BUFFER
#define PREPARSE_DATA_BUFFER ndistidy_PREPARSE_DATA_BUFFER
#endif
#ifdef NDISTIDY_SID_AND_ATTRIBUTES
#define _SID_AND_ATTRIBUTES _ndistidy_SID_AND_ATTRIBUTES
#define SID_AND_ATTRIBUTES ndistidy_SID_AND_ATTRIBUTES
#define PSID_AND_ATTRIBUTES ndistidy_PSID_AND_ATTRIBUTES
#endif
#include_next <ntifs.h>
#undef _SID_AND_ATTRIBUTES
#undef SID_AND_ATTRIBUTES
#undef PSID_AND_ATTRIBUTES
#undef _REPARSE_DATA_BUFFER
#undef REPARSE_DATA_BUFFER
#undef PREPARSE_DATA_BUFFER

#endif /* NDISTIDY_MINGW_NTIFS_H */
