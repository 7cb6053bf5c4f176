//===- SourceKinds.h - What to do with a listed file ------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What to do with a file that a description lists as a source.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_BUILD_SOURCEKINDS_H
#define NDIS_TIDY_BUILD_SOURCEKINDS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Path.h"
#include <cstdint>

namespace ndistidy::build {

enum class SourceKind : uint8_t {
  Compiled, ///< C or C++
  Silent,   ///< holds no routine: resources, messages, headers, ...
  Told,     ///< may hold a routine, and we do not read it
};

inline SourceKind sourceKind(llvm::StringRef Name) {
  namespace path = llvm::sys::path;
  return llvm::StringSwitch<SourceKind>(
             path::extension(Name, path::Style::windows))
      .CasesLower({".c", ".cc", ".cpp", ".cxx", ".c++"}, SourceKind::Compiled)
      .CasesLower({".rc", ".mc", ".mof", ".man", ".xml", ".def", ".inf", ".inx",
                   ".h", ".hpp", ".res", ".bmf"},
                  SourceKind::Silent)
      .Default(SourceKind::Told);
}

} // namespace ndistidy::build

#endif // NDIS_TIDY_BUILD_SOURCEKINDS_H
