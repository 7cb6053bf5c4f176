//===- TestText.h - What the engine says of a text --------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// For the tests of the engine: a driver is text IR, and what is expected of a
// line stands on it, behind "; EXPECT".
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_TESTTEXT_H
#define NDIS_TIDY_ENGINE_TESTTEXT_H

#include "engine/Engine.h"
#include "llvm/Support/Error.h"
#include <string>

namespace ndistidy::engine {

/// The program that \p Text spells, or why it spells none.
llvm::Expected<ir::Program> linked(llvm::StringRef Text);

/// The findings about \p Text, one a line: "line: id", in order.
std::string said(llvm::StringRef Text, const Options &O,
                 Analysis *Whole = nullptr);

/// What the comments "; EXPECT id id" of \p Text say.
std::string expected(llvm::StringRef Text);

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_TESTTEXT_H
