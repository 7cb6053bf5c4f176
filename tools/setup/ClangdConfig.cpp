//===- ClangdConfig.cpp - Our part of a .clangd file ----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "setup/ClangdConfig.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Regex.h"

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

std::optional<std::string> databaseOf(llvm::StringRef Text) {
  llvm::StringRef Ours = ourPart(Text);
  std::string Others = Text.str();
  if (!Ours.empty())
    Others.erase(Ours.data() - Text.data(), Ours.size());
  // One line is enough, in either style of YAML; the last one wins in clangd.
  llvm::Regex Names("^[^#]*CompilationDatabase:[ \t]*[\"']?([^\"'#,}\r\n]+)",
                    llvm::Regex::Newline);
  std::optional<std::string> Result;
  for (llvm::StringRef Line : llvm::split(Others, '\n'))
    if (llvm::SmallVector<llvm::StringRef, 2> Parts; Names.match(Line, &Parts))
      Result = Parts[1].trim().str();
  return Result;
}

/// Checks that clangd has not timed are left out by default.
static std::string diagnostics(const CheckChoice &Of) {
  std::string Part = "Diagnostics:\n"
                     "  ClangTidy:\n"
                     "    Add: [ndis-*]\n";
  if (!Of.Left.empty())
    Part += "    Remove: [" + llvm::join(Of.Left, ", ") + "]\n";
  if (!Of.Options.empty())
    Part += "    CheckOptions:\n";
  for (const std::string &Option : Of.Options) {
    auto [Name, Value] = llvm::StringRef(Option).split('=');
    Part += ("      " + Name + ": " + Value + "\n").str();
  }
  return Part + "    FastCheckFilter: Loose\n";
}

std::string withOurPart(llvm::StringRef Text, Commands From,
                        const CheckChoice &Of) {
  std::string Part = Begin.str() + diagnostics(Of);
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
