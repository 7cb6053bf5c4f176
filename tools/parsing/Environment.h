//===- Environment.h - What Clang takes from the environment ----*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_ENVIRONMENT_H
#define NDIS_TIDY_TOOLS_ENVIRONMENT_H

#include "cache/Bytes.h"
#include "llvm/ADT/ArrayRef.h"

namespace ndistidy::command {

/// Variables that decide how any file is parsed.
void writeEnvironment(cache::ByteWriter &W);

/// Of PATH, what decides how a file is parsed with \p Arguments of a build's or
/// the user's: where the compilers are whose headers Clang takes then.
void writeCompilers(cache::ByteWriter &W,
                    llvm::ArrayRef<std::string> Arguments);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_ENVIRONMENT_H
