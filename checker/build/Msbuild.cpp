//===- Msbuild.cpp - What an MSBuild project comes to ---------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/Msbuild.h"
#include "build/Files.h"
#include "build/MsbuildCondition.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

namespace ndistidy::build {

Msbuild::Msbuild(llvm::StringMap<std::string> Globals,
                 llvm::StringMap<std::string> Defaults)
    : Globals(std::move(Globals)), Properties(std::move(Defaults)) {}

Msbuild::~Msbuild() = default;

static bool isCalled(pugi::xml_node Node, llvm::StringRef Name) {
  return Name.equals_insensitive(Node.name());
}

unsigned Msbuild::lineOf(const File &F, ptrdiff_t Offset) {
  auto It =
      llvm::upper_bound(F.LineStarts, size_t(std::max<ptrdiff_t>(0, Offset)));
  return unsigned(It - F.LineStarts.begin());
}

Remark Msbuild::where(const File &F, pugi::xml_node Node) {
  return {F.Path, lineOf(F, Node.offset_debug()), {}};
}

void Msbuild::remark(const File &F, pugi::xml_node Node,
                     const llvm::Twine &Text) {
  Remark R = where(F, Node);
  R.Text = Text.str();
  constexpr size_t MostRemarks = 1000;
  if (Remarks.size() < MostRemarks && Said.insert(toString(R)).second)
    Remarks.push_back(std::move(R));
}

llvm::Expected<const Msbuild::File *> Msbuild::load(llvm::StringRef Path) {
  constexpr unsigned MostFiles = 256;
  if (Files.size() >= MostFiles)
    return llvm::createStringError(Path + ": more than 256 files are imported");
  llvm::Expected<std::string> Text = readText(Path);
  if (!Text)
    return Text.takeError();
  auto F = std::make_unique<File>();
  F->Path = Path.str();
  F->Text = std::move(*Text);
  F->LineStarts.push_back(0);
  for (size_t At = 0; (At = F->Text.find('\n', At)) != std::string::npos;)
    F->LineStarts.push_back(++At);
  pugi::xml_parse_result Parsed = F->Document.load_buffer(
      F->Text.data(), F->Text.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!Parsed)
    return llvm::createStringError(
        toString({F->Path, lineOf(*F, Parsed.offset),
                  std::string("this is no XML: ") + Parsed.description()}));
  if (!isCalled(F->Document.document_element(), "Project"))
    return llvm::createStringError(
        Path + ": this is no project: its first element is '" +
        F->Document.document_element().name() + "'");
  Files.push_back(std::move(F));
  return Files.back().get();
}

llvm::Error Msbuild::read(llvm::StringRef Path) {
  ProjectPath = Path.str();
  llvm::Expected<const File *> F = load(Path);
  if (!F)
    return F.takeError();
  Importing.push_back(ProjectPath);
  if (llvm::Error E = readElements(**F, (*F)->Document.document_element(), 0))
    return E;
  for (const Later &L : DefinitionGroups)
    readDefinitions(L);
  for (const Later &L : ItemGroups)
    readItems(L);
  // What the linker is told belongs to no file.
  if (auto It = Definitions.find("link"); It != Definitions.end())
    Items.push_back({"link", "", It->second, {ProjectPath, 0, {}}});
  return llvm::Error::success();
}

void Msbuild::readProperties(const File &F, pugi::xml_node Group) {
  for (pugi::xml_node Node : Group.children()) {
    if (Node.type() != pugi::node_element || !holds(F, Node, nullptr))
      continue;
    std::string Lower = llvm::StringRef(Node.name()).lower();
    if (Globals.contains(Lower))
      continue;
    // A property may add to itself before it is there.
    if (!Properties.contains(Lower))
      Properties[Lower] = "";
    std::string Value =
        expand(F, Node, llvm::StringRef(Node.child_value()).trim(), nullptr);
    Properties[Lower] = std::move(Value);
  }
}

/// Files of the kit's import what is theirs and, near the project, this.
std::optional<std::string> Msbuild::importedByKit(llvm::StringRef Name) {
  auto Above = [&](llvm::StringRef File, llvm::StringRef Switch) {
    return llvm::StringRef(property(Switch)).equals_insensitive("false")
               ? std::nullopt
               : findAbove(folderOf(ProjectPath), File);
  };
  if (Name.ends_with_insensitive("Microsoft.Cpp.Default.props"))
    return Above("Directory.Build.props", "ImportDirectoryBuildProps");
  if (Name.ends_with_insensitive("Microsoft.Cpp.targets"))
    return Above("Directory.Build.targets", "ImportDirectoryBuildTargets");
  return std::nullopt;
}

llvm::Error Msbuild::import(const File &F, pugi::xml_node Import) {
  std::string Name =
      expand(F, Import, Import.attribute("Project").value(), nullptr);
  std::vector<std::string> Paths;
  std::optional<std::string> Path;
  if (Name.empty())
    return llvm::Error::success();
  // The kit's and Visual Studio's own files say what the target is made of.
  if (Name.front() == KitMark)
    Path = importedByKit(Name);
  else if (llvm::StringRef(Name).contains('*'))
    Paths = matchFiles(folderOf(F.Path), Name);
  else
    Path = findFile(folderOf(F.Path), Name);
  if (Path)
    Paths.push_back(*Path);
  else if (Paths.empty() && Name.front() != KitMark &&
           !llvm::StringRef(Name).contains('*'))
    remark(F, Import, "cannot import '" + Name + "': there is no such file");
  for (const std::string &Each : Paths)
    if (llvm::Error E = importFile(F, Import, Each))
      return E;
  return llvm::Error::success();
}

llvm::Error Msbuild::importFile(const File &F, pugi::xml_node Import,
                                const std::string &Path) {
  if (llvm::is_contained(Importing, Path))
    return llvm::createStringError(toString(where(F, Import)) + "'" +
                                   Import.attribute("Project").value() +
                                   "' imports itself");
  constexpr unsigned MostDeep = 32;
  if (Importing.size() >= MostDeep)
    return llvm::createStringError(toString(where(F, Import)) +
                                   "imports are nested too deep");
  llvm::Expected<const File *> Imported = load(Path);
  if (!Imported)
    return Imported.takeError();
  Importing.push_back(Path);
  if (llvm::Error E =
          readElements(**Imported, (*Imported)->Document.document_element(), 0))
    return E;
  Importing.pop_back();
  return llvm::Error::success();
}

llvm::Error Msbuild::readChoose(const File &F, pugi::xml_node Choose,
                                unsigned Depth) {
  for (pugi::xml_node Branch : Choose.children()) {
    bool Taken = isCalled(Branch, "Otherwise") ||
                 (isCalled(Branch, "When") && holds(F, Branch, nullptr));
    if (Taken)
      return readElements(F, Branch, Depth + 1);
  }
  return llvm::Error::success();
}

namespace {

enum class Element : uint8_t {
  Properties,
  Definitions,
  Items,
  Import,
  Imports,
  Choose,
  Target,
  Ignored,
  Unknown,
};

} // namespace

static Element elementKind(llvm::StringRef Name) {
  return llvm::StringSwitch<Element>(Name)
      .CaseLower("PropertyGroup", Element::Properties)
      .CaseLower("ItemDefinitionGroup", Element::Definitions)
      .CaseLower("ItemGroup", Element::Items)
      .CaseLower("Import", Element::Import)
      .CaseLower("ImportGroup", Element::Imports)
      .CaseLower("Choose", Element::Choose)
      .CaseLower("Target", Element::Target)
      .CasesLower({"UsingTask", "ProjectExtensions"}, Element::Ignored)
      .Default(Element::Unknown);
}

/// Whether the target changes what is compiled while it is built.
static bool changesSources(pugi::xml_node Target) {
  for (pugi::xml_node Group : Target.children())
    if (isCalled(Group, "ItemGroup") || isCalled(Group, "CreateItem"))
      return true;
  return false;
}

llvm::Error Msbuild::readElements(const File &F, pugi::xml_node Parent,
                                  unsigned Depth) {
  constexpr unsigned MostDeep = 64;
  if (Depth > MostDeep)
    return llvm::createStringError(toString(where(F, Parent)) +
                                   "elements are nested too deep");
  for (pugi::xml_node Node : Parent.children()) {
    if (Node.type() != pugi::node_element)
      continue;
    Element Kind = elementKind(Node.name());
    if (Kind == Element::Target) {
      if (changesSources(Node))
        remark(F, Node,
               "the target '" + llvm::Twine(Node.attribute("Name").value()) +
                   "' is not run; the sources that it adds are left out");
      continue;
    }
    if (Kind == Element::Unknown)
      remark(F, Node,
             "the element '" + llvm::Twine(Node.name()) +
                 "' is not understood");
    if (Kind == Element::Definitions || Kind == Element::Items) {
      (Kind == Element::Items ? ItemGroups : DefinitionGroups)
          .push_back({&F, Node});
      continue;
    }
    if (Kind == Element::Ignored || Kind == Element::Unknown ||
        !holds(F, Node, nullptr))
      continue;
    llvm::Error E = llvm::Error::success();
    if (Kind == Element::Properties)
      readProperties(F, Node);
    else if (Kind == Element::Import)
      E = import(F, Node);
    else if (Kind == Element::Imports)
      E = readElements(F, Node, Depth + 1);
    else
      E = readChoose(F, Node, Depth);
    if (E)
      return E;
  }
  return llvm::Error::success();
}

} // namespace ndistidy::build
