//===- ntddk.h - ntddk.h, with what it lacks ----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Includes the overlay's wdm.h first: mingw-w64's header names it with
// brackets, ndis.h names this one with quotes.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_NTDDK_H
#define NDISTIDY_MINGW_NTDDK_H
#pragma GCC system_header

#include <wdm.h>

#include_next <ntddk.h>

#include <sal.h>

#endif /* NDISTIDY_MINGW_NTDDK_H */
