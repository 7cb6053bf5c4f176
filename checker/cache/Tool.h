//===- Tool.h - Which tool made a result ------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_CACHE_TOOL_H
#define NDIS_TIDY_CACHE_TOOL_H

#include "llvm/ADT/StringRef.h"

namespace ndistidy::cache {

/// Stands for the sources that this tool was built from, and its rules: a part
/// of every key, so that what another version made is never taken for ours. All
/// programs of one build have the same.
llvm::StringRef toolFingerprint();

} // namespace ndistidy::cache

#endif // NDIS_TIDY_CACHE_TOOL_H
