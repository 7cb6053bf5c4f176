//===- wdm.h - wdm.h, with what it lacks --------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The kernel routines that later Windows versions added, from their documented
// prototypes, and what mingw-w64's header has for MSVC alone.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_WDM_H
#define NDISTIDY_MINGW_WDM_H
#pragma GCC system_header

#include <intrin.h>

/* Defined here a second time, which C++ refuses: intrin.h has them. */
#define InterlockedBitTestAndSet NdisTidyUnusedBitTestAndSet
#define InterlockedBitTestAndReset NdisTidyUnusedBitTestAndReset
/* Its last parameter is flags beside a priority. */
#define MmMapLockedPagesSpecifyCache NdisTidyUnusedMapLockedPages
/* The later members of an interrupt's requirement. */
#define MaximumVector                                                          \
  MaximumVector;                                                               \
  IRQ_DEVICE_POLICY AffinityPolicy;                                            \
  USHORT Group;                                                                \
  IRQ_PRIORITY PriorityPolicy;                                                 \
  KAFFINITY TargetedProcessors
#include_next <wdm.h>
#undef MaximumVector
#undef InterlockedBitTestAndSet
#undef InterlockedBitTestAndReset
#undef MmMapLockedPagesSpecifyCache

/* As in the WDK: "#pragma alloc_text" and "data_seg" may be used. mingw-w64's
   header says so to MSVC alone. */
#ifndef ALLOC_PRAGMA
#define ALLOC_PRAGMA 1
#endif
#ifndef ALLOC_DATA_PRAGMA
#define ALLOC_DATA_PRAGMA 1
#endif

#include <driverspecs.h>
#include <sal.h>
#include <specstrings.h>

#include "wdm/macros.h"
#include "wdm/sal1.h"
#include "wdm/annotations.h"
#include "wdm/types.h"
#include "wdm/access.h"
#include "wdm/routines.h"
#include "wdm/later.h"
#include "wdm/counters.h"

#endif /* NDISTIDY_MINGW_WDM_H */
