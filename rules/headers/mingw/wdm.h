//===- wdm.h - wdm.h, with what it lacks --------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The kernel routines that later Windows versions added, from their documented
// prototypes.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_WDM_H
#define NDISTIDY_MINGW_WDM_H
#pragma GCC system_header

#include <intrin.h>

/* Defined here a second time, which C++ refuses: intrin.h has them. */
#define InterlockedBitTestAndSet NdisTidyUnusedBitTestAndSet
#define InterlockedBitTestAndReset NdisTidyUnusedBitTestAndReset
#include_next <wdm.h>
#undef InterlockedBitTestAndSet
#undef InterlockedBitTestAndReset

#include <driverspecs.h>
#include <sal.h>
#include <specstrings.h>

#include "wdm/annotations.h"
#include "wdm/routines.h"

#endif /* NDISTIDY_MINGW_WDM_H */
