//===- Preamble.h - A beginning, parsed once --------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What several files begin with, in Clang's precompiled form, and what must be
// known of it besides: what the preprocessor did there is not in that form.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_PREAMBLE_H
#define NDIS_TIDY_TOOLS_PREAMBLE_H

#include "cache/Files.h"
#include "parsing/Unit.h"
#include <memory>
#include <optional>

namespace ndistidy::command {

struct Preamble {
  llvm::StringRef Ast; ///< in Clang's form; in Owner
  std::shared_ptr<const void> Owner;
  std::string Macros;                ///< as frontend::MacroCalls writes them
  Conditions Decided;                ///< with the names of a unit (FileNames.h)
  std::vector<Unit::Remark> Remarks; ///< likewise
  /// The driver's own declarations at the top level, by their numbers in Ast.
  std::vector<uint64_t> Declarations;
  /// All that was read of the file system for it.
  std::vector<cache::Observation> Read;
};

/// To be kept, without what was read. A beginning that has errors, and so no
/// precompiled form, is known by an empty text.
std::string encode(const Preamble &P);
/// \p Bytes are in \p Owner, and aligned to 16 bytes.
std::optional<Preamble> decodePreamble(llvm::StringRef Bytes,
                                       std::shared_ptr<const void> Owner);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_PREAMBLE_H
