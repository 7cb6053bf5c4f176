//===- fwpsk.h - Windows Filtering Platform, callouts --------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Own declarations from the documented prototypes; see README.md.
//
//===----------------------------------------------------------------------===//

#ifndef NDISTIDY_MINGW_FWPSK_H
#define NDISTIDY_MINGW_FWPSK_H
#pragma GCC system_header

#include <fwpstypes.h>

#ifdef __cplusplus
extern "C" {
#endif

#include "fwp/layers.h"

#include "fwp/ale_fields.h"
#include "fwp/fields.h"

#include "fwp/low_fields.h"

#include "fwp/callout.h"

#include "fwp/inject.h"

#include "fwp/vswitch.h"

#ifdef __cplusplus
}
#endif

#include <fwpvi.h>

#endif /* NDISTIDY_MINGW_FWPSK_H */
