//===- Unit.cpp - What there is to know of a source file ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Unit.h"

namespace ndistidy::command {

void showNames(Unit &U, const FileNames &Names, llvm::StringRef File) {
  auto Shown = [&](llvm::StringRef Name) { return Names.shown(Name); };
  for (std::string &Name : U.Module.Files)
    Name = Shown(Name);
  rename(U.Decided, Shown);
  for (Unit::Remark &R : U.Remarks)
    R.File = Shown(R.File);
  U.Errors = renameInMessages(U.Errors, Shown);
  if (U.ErrorCount > Unit::MostErrors)
    U.Errors += (File + ": " + llvm::Twine(U.ErrorCount - Unit::MostErrors) +
                 " more errors\n")
                    .str();
}

} // namespace ndistidy::command
