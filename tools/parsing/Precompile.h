//===- Precompile.h - From a beginning to its preamble ----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_PRECOMPILE_H
#define NDIS_TIDY_TOOLS_PRECOMPILE_H

#include "parsing/Job.h"
#include "parsing/Preamble.h"

namespace ndistidy::command {

/// Parses \p Text as the beginning of a file like \p Like: with its flags and
/// in its folder. What has errors, or cannot be parsed, makes a preamble
/// without an AST. Several threads may do this at a time.
Preamble precompile(llvm::StringRef Text, const Job &Like,
                    const ParseOptions &O,
                    const frontend::LoweringOptions &Lowering,
                    StandIns &Generated);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_PRECOMPILE_H
