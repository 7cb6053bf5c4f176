//===- Modules.h - Modules as bytes -----------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// As the cache keeps them: the names of the symbols, and the text.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_KNOWLEDGE_MODULES_H
#define NDIS_TIDY_KNOWLEDGE_MODULES_H

#include "cache/Bytes.h"
#include "ir/Program.h"
#include <optional>

namespace ndistidy::knowledge {

void write(cache::ByteWriter &W, const ir::Module &M);
/// The same module to the last symbol, or nothing.
std::optional<ir::Module> readModule(cache::ByteReader &R);

} // namespace ndistidy::knowledge

#endif // NDIS_TIDY_KNOWLEDGE_MODULES_H
