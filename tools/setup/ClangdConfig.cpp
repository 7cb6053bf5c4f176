//===- ClangdConfig.cpp - Our part of a .clangd file ----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "setup/ClangdConfig.h"

namespace ndistidy::setup {

static constexpr llvm::StringLiteral Begin =
    "# ndis-tidy: from here on written by ndis-tidy --setup-editor\n";
static constexpr llvm::StringLiteral End = "# ndis-tidy: up to here\n";
static constexpr llvm::StringLiteral OwnCommands =
    "# compile_commands.json beside this is ndis-tidy's own.\n";
static constexpr llvm::StringLiteral ApartCommands =
    "CompileFlags:\n"
    "  CompilationDatabase: .ndis-tidy\n";

/// Our part of \p Text with its comments; empty if there is none.
static llvm::StringRef ourPart(llvm::StringRef Text) {
  size_t From = Text.find(Begin);
  if (From == llvm::StringRef::npos)
    return "";
  size_t To = Text.find(End, From);
  return To == llvm::StringRef::npos ? Text.drop_front(From)
                                     : Text.slice(From, To + End.size());
}

Commands commandsOf(llvm::StringRef Text) {
  llvm::StringRef Ours = ourPart(Text);
  if (Ours.contains(OwnCommands))
    return Commands::InFolder;
  return Ours.contains(ApartCommands) ? Commands::Apart : Commands::Theirs;
}

std::string withOurPart(llvm::StringRef Text, Commands From) {
  // Checks that clangd has not timed are left out by default.
  std::string Part = Begin.str() + "Diagnostics:\n"
                                   "  ClangTidy:\n"
                                   "    Add: [ndis-*]\n"
                                   "    FastCheckFilter: Loose\n";
  if (From == Commands::InFolder)
    Part += OwnCommands;
  else if (From == Commands::Apart)
    Part += ApartCommands;
  Part += End;
  llvm::StringRef Old = ourPart(Text);
  if (!Old.empty())
    return Text.take_front(Old.data() - Text.data()).str() + Part +
           Text.drop_front(Old.data() + Old.size() - Text.data()).str();
  std::string Result = Text.str();
  if (!Text.empty() && !Text.ends_with("\n"))
    Result += '\n';
  // What is empty is no document.
  if (!Text.trim().empty())
    Result += "---\n";
  return Result + Part;
}

} // namespace ndistidy::setup
