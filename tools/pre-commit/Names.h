//===- Names.h - What a file is, by its name --------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_PRECOMMIT_NAMES_H
#define NDIS_TIDY_TOOLS_PRECOMMIT_NAMES_H

#include "llvm/ADT/StringRef.h"

namespace ndistidy::precommit {

enum class FileKind : uint8_t {
  Other,       ///< of no interest
  Source,      ///< C or C++, headers included
  Description, ///< says how a driver is built
  Setting,     ///< configures ndis-tidy
  Data,        ///< may be named by a setting; a change of it changes no driver
};

/// Of the file called \p Path, in any case.
FileKind kindOf(llvm::StringRef Path);

} // namespace ndistidy::precommit

#endif // NDIS_TIDY_TOOLS_PRECOMMIT_NAMES_H
