//===- MsbuildText.cpp - What MSBuild replaces in a text ------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/Files.h"
#include "build/Msbuild.h"
#include "build/MsbuildCondition.h"
#include "build/MsbuildFunction.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"

namespace ndistidy::build {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

std::string Msbuild::property(llvm::StringRef Name) const {
  std::string Lower = Name.lower();
  if (auto It = Globals.find(Lower); It != Globals.end())
    return It->second;
  if (auto It = Properties.find(Lower); It != Properties.end())
    return It->second;
  return {};
}

static std::string absoluteFolderOf(llvm::StringRef Path) {
  llvm::SmallString<256> Absolute(folderOf(Path));
  (void)fs::make_absolute(Absolute);
  path::remove_dots(Absolute, /*remove_dot_dot=*/true);
  return Absolute.str().str();
}

/// The properties that say where a file is. Empty optional: it is none.
static std::optional<std::string> pathProperty(llvm::StringRef Lower,
                                               llvm::StringRef Path) {
  auto Folder = [&] { return absoluteFolderOf(Path); };
  if (Lower == "directory")
    return Folder() + "/";
  if (Lower == "directorynoslash")
    return Folder();
  if (Lower == "name")
    return path::stem(Path).str();
  if (Lower == "extension")
    return path::extension(Path).str();
  if (Lower == "" || Lower == "file")
    return path::filename(Path).str();
  if (Lower == "fullpath")
    return Folder() + "/" + path::filename(Path).str();
  return std::nullopt;
}

std::string Msbuild::expandProperty(const File &F, pugi::xml_node Node,
                                    llvm::StringRef Name) {
  std::string Lower = Name.lower();
  if (Globals.contains(Lower) || Properties.contains(Lower))
    return property(Lower);
  llvm::StringRef Rest = Lower;
  if (Rest.consume_front("msbuildthisfile"))
    if (auto Value = pathProperty(Rest, F.Path))
      return *Value;
  if (Rest.consume_front("msbuildproject"))
    if (auto Value = pathProperty(
            Rest == "directory" ? "directorynoslash" : Rest, ProjectPath))
      return *Value;
  if (Rest == "projectdir")
    return *pathProperty("directory", ProjectPath);
  if (Rest == "projectname" || Rest == "targetname")
    return *pathProperty("name", ProjectPath);
  if (Rest == "targetfilename")
    return expandProperty(F, Node, "TargetName") + property("TargetExt");
  if (Rest == "configurationname")
    return property("Configuration");
  if (Rest == "ddkplatform")
    return llvm::StringRef(property("Platform")).lower();
  if (Rest == "projectfilename")
    return *pathProperty("file", ProjectPath);
  if (Rest == "projectpath")
    return *pathProperty("fullpath", ProjectPath);
  if (Rest == "projectext")
    return ".vcxproj";
  // The WDK's files make it of what the project says.
  if (Rest == "_nt_target_version")
    if (auto Version = windowsVersion(property("TargetVersion")))
      return "0x" + llvm::utohexstr(*Version);
  if (auto Value = llvm::sys::Process::GetEnv(Name))
    return *Value;
  // In a condition an empty property is a question.
  if (!llvm::StringRef(Node.attribute("Condition").value())
           .contains_insensitive(("$(" + Name + ")").str()))
    remark(F, Node,
           "$(" + Name +
               ") is known neither here nor in the environment, and taken as "
               "empty");
  return {};
}

std::string Msbuild::expandFunction(const File &F, pugi::xml_node Node,
                                    llvm::StringRef Text,
                                    const Metadata *Data) {
  constexpr unsigned MostDeep = 16;
  std::optional<std::string> Value;
  ++Functions;
  if (Functions <= MostDeep)
    Value = msbuildFunction(
        Text,
        {[&](llvm::StringRef Part) { return expand(F, Node, Part, Data); },
         [&](llvm::StringRef Name) { return expandProperty(F, Node, Name); },
         folderOf(ProjectPath).str(), absoluteFolderOf(F.Path)});
  --Functions;
  if (Value)
    return *Value;
  remark(F, Node, "'$(" + Text + ")' is not understood, and taken as empty");
  return {};
}

static bool isName(llvm::StringRef Text) {
  return llvm::all_of(Text, [](char C) {
    return llvm::isAlnum(C) || llvm::StringRef("_- ()").contains(C);
  });
}

std::string Msbuild::expand(const File &F, pugi::xml_node Node,
                            llvm::StringRef Text, const Metadata *Data) {
  constexpr size_t MostBytes = size_t(1) << 18;
  constexpr uint64_t MostInAll = uint64_t(1) << 30;
  std::string Result;
  if (Expanded > MostInAll)
    return Result;
  while (!Text.empty()) {
    size_t Next = std::min(Text.find_first_of("$%@"), Text.size());
    Result += Text.take_front(Next);
    Text = Text.drop_front(Next);
    size_t End = Text.size() > 1 && Text[1] == '('
                     ? closingParenthesis(Text.drop_front())
                     : llvm::StringRef::npos;
    if (End == llvm::StringRef::npos) {
      Result += Text.take_front(1);
      Text = Text.drop_front(std::min<size_t>(1, Text.size()));
      continue;
    }
    llvm::StringRef Name = Text.slice(2, End + 1);
    char Sign = Text.front();
    Text = Text.drop_front(End + 2);
    if (Sign == '$') {
      Result += isName(Name) ? expandProperty(F, Node, Name.trim())
                             : expandFunction(F, Node, Name, Data);
    } else if (Sign == '%' && Data) {
      // "ClCompile.PreprocessorDefinitions" names the type, too.
      auto It = Data->find(Name.rsplit('.').second.empty()
                               ? Name.lower()
                               : Name.rsplit('.').second.lower());
      if (It != Data->end())
        Result += It->second.Value;
    } else {
      remark(F, Node,
             "'" + llvm::Twine(Sign) + "(" + Name +
                 ")' is not understood, and taken as empty");
    }
    if (Result.size() > MostBytes) {
      remark(F, Node, "this has more than 256 KB, and is cut off");
      Result.resize(MostBytes);
      break;
    }
  }
  Expanded += Result.size();
  if (Expanded > MostInAll)
    remark(F, Node, "all from here has more than 1 GB, and is taken as empty");
  return Result;
}

bool Msbuild::holds(const File &F, pugi::xml_node Node, const Metadata *Data) {
  llvm::StringRef Text = Node.attribute("Condition").value();
  if (Text.trim().empty())
    return true;
  auto Expand = [&](llvm::StringRef Part) {
    return expand(F, Node, Part, Data);
  };
  auto Exists = [&](llvm::StringRef Path) {
    return Path.front() != KitMark &&
           fs::exists(hostPath(folderOf(ProjectPath), Path));
  };
  llvm::Expected<bool> Holds = msbuildCondition(Text, {Expand, Exists});
  if (Holds)
    return *Holds;
  remark(F, Node,
         "the condition \"" + Text +
             "\" is taken as false: " + llvm::toString(Holds.takeError()));
  return false;
}

} // namespace ndistidy::build
