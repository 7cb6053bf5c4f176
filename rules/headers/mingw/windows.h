//===- windows.h - Nothing, in the kernel --------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Headers that the WDK shares between user mode and kernel pull this one in
// over mingw-w64's; in a driver it declares everything a second time, and
// differently.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_WINDOWS_H
#define NDISTIDY_MINGW_WINDOWS_H
#pragma GCC system_header

#if !defined(_WDMDDK_) && !defined(_NTDDK_) && !defined(_NTDEF_)
#include_next <windows.h>
#endif

#endif /* NDISTIDY_MINGW_WINDOWS_H */
