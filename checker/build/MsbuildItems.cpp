//===- MsbuildItems.cpp - The items of an MSBuild project -----------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/Files.h"
#include "build/Msbuild.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

namespace ndistidy::build {

namespace path = llvm::sys::path;

/// "%3B" and its like.
static std::string unescape(llvm::StringRef Text) {
  std::string Result;
  for (size_t I = 0; I < Text.size(); ++I)
    if (Text[I] == '%' && I + 2 < Text.size() &&
        llvm::isHexDigit(Text[I + 1]) && llvm::isHexDigit(Text[I + 2])) {
      Result += char(llvm::hexFromNibbles(Text[I + 1], Text[I + 2]));
      I += 2;
    } else {
      Result += Text[I];
    }
  return Result;
}

void Msbuild::readMetadata(const File &F, pugi::xml_node Node, Metadata &To) {
  for (pugi::xml_node Child : Node.children()) {
    if (Child.type() != pugi::node_element || !holds(F, Child, &To))
      continue;
    std::string Value =
        expand(F, Child, llvm::StringRef(Child.child_value()).trim(), &To);
    To[llvm::StringRef(Child.name()).lower()] = {std::move(Value),
                                                 where(F, Child)};
  }
}

/// Item types that matter to us.
static bool isWanted(llvm::StringRef Lower) {
  return Lower == "clcompile" || Lower == "masm" || Lower == "marmasm" ||
         Lower == "link" || Lower == "projectreference" ||
         Lower == "projectconfiguration";
}

void Msbuild::readDefinitions(const Later &Group) {
  if (!holds(*Group.In, Group.Node, nullptr))
    return;
  for (pugi::xml_node Node : Group.Node.children()) {
    std::string Type = llvm::StringRef(Node.name()).lower();
    if (isWanted(Type) && holds(*Group.In, Node, &Definitions[Type]))
      readMetadata(*Group.In, Node, Definitions[Type]);
  }
}

/// Paths that \p Attribute of \p Node names.
std::vector<std::string> Msbuild::included(const File &F, pugi::xml_node Node,
                                           llvm::StringRef Attribute) {
  std::vector<std::string> Result;
  std::string Text =
      expand(F, Node, Node.attribute(Attribute.str().c_str()).value(), nullptr);
  llvm::SmallVector<llvm::StringRef, 8> Names;
  llvm::StringRef(Text).split(Names, ';', -1, /*KeepEmpty=*/false);
  // Of an imported file, too, they are relative to the project.
  llvm::StringRef Folder = folderOf(ProjectPath);
  for (llvm::StringRef Name : Names) {
    Name = Name.trim();
    if (Name.find_first_of("*?") != llvm::StringRef::npos)
      llvm::append_range(Result, matchFiles(Folder, Name));
    else if (!Name.empty() && Name.front() == KitMark)
      remark(F, Node, "'" + Name + "' of the kit is left out");
    else if (!Name.empty())
      Result.push_back(hostPath(Folder, unescape(Name)));
  }
  return Result;
}

void Msbuild::readItem(const File &F, pugi::xml_node Node) {
  std::string Type = llvm::StringRef(Node.name()).lower();
  auto Attributes = [&](Metadata &To) {
    for (pugi::xml_attribute A : Node.attributes()) {
      std::string Name = llvm::StringRef(A.name()).lower();
      if (Name != "include" && Name != "exclude" && Name != "remove" &&
          Name != "update" && Name != "condition")
        To[Name] = {expand(F, Node, A.value(), &To), where(F, Node)};
    }
  };
  if (Node.attribute("Remove")) {
    std::vector<std::string> Gone = included(F, Node, "Remove");
    llvm::erase_if(Items, [&](const Item &I) {
      return I.Type == Type && llvm::is_contained(Gone, I.Path);
    });
    return;
  }
  if (Node.attribute("Update")) {
    std::vector<std::string> Changed = included(F, Node, "Update");
    for (Item &I : Items)
      if (I.Type == Type && llvm::is_contained(Changed, I.Path)) {
        Attributes(I.Data);
        readMetadata(F, Node, I.Data);
      }
    return;
  }
  if (Type == "projectconfiguration") {
    Items.push_back(
        {Type, Node.attribute("Include").value(), {}, where(F, Node)});
    return;
  }
  std::vector<std::string> Left = included(F, Node, "Exclude");
  for (std::string &Path : included(F, Node, "Include")) {
    if (llvm::is_contained(Left, Path))
      continue;
    Item I{Type, std::move(Path), Definitions[Type], where(F, Node)};
    I.Data["filename"].Value = path::stem(I.Path).str();
    I.Data["extension"].Value = path::extension(I.Path).str();
    I.Data["identity"].Value = I.Data["fullpath"].Value = I.Path;
    Attributes(I.Data);
    readMetadata(F, Node, I.Data);
    Items.push_back(std::move(I));
  }
}

void Msbuild::readItems(const Later &Group) {
  if (!holds(*Group.In, Group.Node, nullptr))
    return;
  for (pugi::xml_node Node : Group.Node.children())
    if (isWanted(llvm::StringRef(Node.name()).lower()) &&
        holds(*Group.In, Node, nullptr))
      readItem(*Group.In, Node);
}

} // namespace ndistidy::build
