//===- OptionTable.h - The options of the command ---------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The options of the command, each with its help and with what it sets.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_OPTIONTABLE_H
#define NDIS_TIDY_TOOLS_OPTIONTABLE_H

#include "ndis-tidy/CommandLine.h"

namespace ndistidy::command {

using Setter = llvm::Error (*)(Arguments &, llvm::StringRef Value);

/// What becomes of an option that is given again, and whether it may stand in
/// a configuration file.
enum class Use : uint8_t {
  Last,    ///< the last value counts
  All,     ///< all values count
  Command, ///< for the command line alone
};

struct Option {
  llvm::StringLiteral Name;
  llvm::StringLiteral Value; ///< what the value is called; empty: takes none
  llvm::StringLiteral Help;
  Setter Set;
  Use Of = Use::Last;
  llvm::StringLiteral Long = ""; ///< another spelling for one of one letter

  llvm::StringLiteral longName() const { return Long.empty() ? Name : Long; }
};

/// In the order of --help.
llvm::ArrayRef<Option> options();

/// By its name or its long spelling; null: there is none.
const Option *findOption(llvm::StringRef Name);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_OPTIONTABLE_H
