//===- intsafe.h - Checked arithmetic -----------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The user-mode header of this name pulls windows.h in, which a driver cannot
// have; in the kernel ntintsafe.h declares the same.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_INTSAFE_H
#define NDISTIDY_MINGW_INTSAFE_H
#pragma GCC system_header

#if defined(_WDMDDK_) || defined(_NTDDK_)
#include <ntintsafe.h>
#else
#include_next <intsafe.h>
#endif

#endif /* NDISTIDY_MINGW_INTSAFE_H */
