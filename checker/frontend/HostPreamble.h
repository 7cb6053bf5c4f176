//===- HostPreamble.h - Units that a host parses in two parts ---*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clangd precompiles what a file begins with, without the bodies of routines,
// and says nothing of it to those who look at the rest.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_FRONTEND_HOSTPREAMBLE_H
#define NDIS_TIDY_FRONTEND_HOSTPREAMBLE_H

#include "frontend/Lowering.h"

namespace clang {
class Preprocessor;
} // namespace clang

namespace ndistidy::frontend {

class MacroCalls;

/// What the lowering has to know of such a unit; nothing if \p PP began with
/// the first line. \p Macros hears of the watched macros that were defined
/// there. The unit has been parsed, and its preprocessor is still there.
std::optional<UnitFacts::Precompiled>
hostPreamble(clang::Preprocessor &PP, const clang::ASTContext &Context,
             MacroCalls &Macros, const LoweringOptions &Options);

} // namespace ndistidy::frontend

#endif // NDIS_TIDY_FRONTEND_HOSTPREAMBLE_H
