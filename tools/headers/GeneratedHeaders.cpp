//===- GeneratedHeaders.cpp - Headers made of other texts -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "headers/GeneratedHeaders.h"
#include "build/Files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include <set>

namespace ndistidy::command {

namespace path = llvm::sys::path;

namespace {

/// What a kind of file becomes.
struct Generator {
  llvm::StringLiteral Extension;
  llvm::StringLiteral Tool;
  llvm::StringLiteral Suffix; ///< of the header, behind the file's stem
};

} // namespace

static constexpr Generator Generators[] = {
    {".mc", "mc", ".h"},        {".man", "mc", ".h"},
    {".mof", "wmimofck", ".h"}, {".bmf", "wmimofck", ".h"},
    {".idl", "midl", ".h"},     {".idl", "midl", "_h.h"},
};

/// \p Text begins with a name, behind blanks.
static llvm::StringRef nameAt(llvm::StringRef Text) {
  Text = Text.ltrim();
  llvm::StringRef Name =
      Text.take_while([](char C) { return llvm::isAlnum(C) || C == '_'; });
  return Name.empty() || llvm::isDigit(Name.front()) ? "" : Name;
}

/// The names in "(Success=0x0:STATUS_SEVERITY_SUCCESS ...)", which may go on
/// over several lines, at the start of \p Text.
static void listedNames(llvm::StringRef Text, std::vector<std::string> &Names) {
  Text = Text.ltrim(" \t=");
  if (!Text.consume_front("("))
    return;
  for (llvm::StringRef Rest = Text.take_until([](char C) { return C == ')'; });
       !Rest.empty();) {
    Rest = Rest.split(':').second;
    if (llvm::StringRef Name = nameAt(Rest); !Name.empty())
      Names.push_back(Name.str());
  }
}

std::vector<std::string> messageNames(llvm::StringRef Text) {
  std::vector<std::string> Names;
  while (!Text.empty()) {
    llvm::StringRef Line = Text.split('\n').first.ltrim();
    if (Line.consume_front_insensitive("SymbolicName")) {
      Line = Line.ltrim();
      if (Line.consume_front("="))
        if (llvm::StringRef Name = nameAt(Line); !Name.empty())
          Names.push_back(Name.str());
    } else if (Line.consume_front_insensitive("SeverityNames") ||
               Line.consume_front_insensitive("FacilityNames")) {
      listedNames(Text.drop_front(Line.data() - Text.data()), Names);
    }
    Text = Text.split('\n').second;
  }
  return Names;
}

/// Different numbers: they may be cases of a switch.
static std::string messageHeader(llvm::StringRef File) {
  llvm::Expected<std::string> Text = build::readText(File);
  if (!Text) {
    // Without its names the driver's errors tell.
    llvm::consumeError(Text.takeError());
    return "";
  }
  std::string Result;
  unsigned Number = 0;
  for (const std::string &Name : messageNames(*Text))
    Result += "#define " + Name + " ((long)" + std::to_string(++Number) + ")\n";
  return Result;
}

GeneratedHeaders generatedHeaders(llvm::ArrayRef<std::string> DriverFiles) {
  std::set<std::string> Folders;
  for (const std::string &File : DriverFiles)
    Folders.insert(build::folderOf(File).str());
  GeneratedHeaders Result;
  for (const std::string &Folder : Folders)
    for (const std::string &Name : build::namesIn(Folder, /*Folders=*/false))
      for (const Generator &G : Generators) {
        if (!llvm::StringRef(Name).ends_with_insensitive(G.Extension))
          continue;
        std::string Header = path::stem(Name).lower() + G.Suffix.str();
        std::string File = build::hostPath(Folder, Name);
        auto [At, New] = Result.try_emplace(Header);
        if (New)
          At->second = {File, G.Tool.str(),
                        G.Extension == ".mc" ? messageHeader(File) : ""};
      }
  return Result;
}

} // namespace ndistidy::command
