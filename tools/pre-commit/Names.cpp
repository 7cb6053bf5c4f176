//===- Names.cpp - What a file is, by its name ----------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "pre-commit/Names.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Path.h"

namespace ndistidy::precommit {

FileKind kindOf(llvm::StringRef Path) {
  namespace path = llvm::sys::path;
  std::string Name = path::filename(Path).lower();
  FileKind ByName =
      llvm::StringSwitch<FileKind>(Name)
          .Cases({"sources", "dirs", "makefile.inc"}, FileKind::Description)
          .Case("compile_commands.json", FileKind::Description)
          .Case(".ndis-tidy.yaml", FileKind::Setting)
          .Default(FileKind::Other);
  if (ByName != FileKind::Other)
    return ByName;
  if (llvm::StringRef(Name).starts_with("sources."))
    return FileKind::Description;
  return llvm::StringSwitch<FileKind>(path::extension(Name))
      .Cases({".c", ".cc", ".cpp", ".cxx", ".h", ".hh", ".hpp", ".hxx"},
             FileKind::Source)
      .Cases({".inl", ".inc", ".tmh", ".mc", ".man", ".mof"}, FileKind::Source)
      .Cases({".sln", ".vcxproj", ".props", ".targets", ".vcxitems"},
             FileKind::Description)
      .Cases({".sarif", ".yaml", ".yml"}, FileKind::Data)
      .Default(FileKind::Other);
}

} // namespace ndistidy::precommit
