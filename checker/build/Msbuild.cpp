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
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace ndistidy::build {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

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

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

std::string Msbuild::property(llvm::StringRef Name) const {
  std::string Lower = Name.lower();
  if (auto It = Globals.find(Lower); It != Globals.end())
    return It->second;
  if (auto It = Properties.find(Lower); It != Properties.end())
    return It->second;
  return {};
}

/// The properties that say where a file is. Empty optional: it is none.
static std::optional<std::string> pathProperty(llvm::StringRef Lower,
                                               llvm::StringRef Path) {
  auto Folder = [&] {
    llvm::SmallString<256> Absolute(folderOf(Path));
    (void)fs::make_absolute(Absolute);
    path::remove_dots(Absolute, /*remove_dot_dot=*/true);
    return Absolute.str().str();
  };
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
  bool IsName = llvm::all_of(
      Name, [](char C) { return llvm::isAlnum(C) || C == '_' || C == '-'; });
  // In a condition an empty property is a question.
  if (!IsName)
    remark(F, Node, "'$(" + Name + ")' is not understood, and taken as empty");
  else if (!llvm::StringRef(Node.attribute("Condition").value())
                .contains_insensitive(("$(" + Name + ")").str()))
    remark(F, Node, "$(" + Name + ") is not known, and taken as empty");
  return {};
}

/// Where the parenthesis that opens at \p Text's start is closed.
static size_t closing(llvm::StringRef Text) {
  unsigned Open = 0;
  for (size_t I = 0; I < Text.size(); ++I) {
    Open += Text[I] == '(';
    if (Text[I] == ')' && --Open == 0)
      return I;
  }
  return llvm::StringRef::npos;
}

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
    size_t End = Text.size() > 1 && Text[1] == '(' ? closing(Text.drop_front())
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
      Result += expandProperty(F, Node, Name);
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
  if ((Expanded += Result.size()) > MostInAll)
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

//===----------------------------------------------------------------------===//
// Properties and imports
//===----------------------------------------------------------------------===//

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

llvm::Error Msbuild::import(const File &F, pugi::xml_node Import) {
  std::string Name =
      expand(F, Import, Import.attribute("Project").value(), nullptr);
  // The kit's and Visual Studio's own files say what the target is made of.
  if (Name.empty() || Name.front() == KitMark)
    return llvm::Error::success();
  std::vector<std::string> Paths;
  if (llvm::StringRef(Name).contains('*'))
    Paths = matchFiles(folderOf(F.Path), Name);
  else if (std::optional<std::string> Path = findFile(folderOf(F.Path), Name))
    Paths.push_back(*Path);
  else
    remark(F, Import, "cannot import '" + Name + "': there is no such file");
  for (const std::string &Path : Paths) {
    if (llvm::is_contained(Importing, Path))
      return llvm::createStringError(toString(where(F, Import)) + "'" + Name +
                                     "' imports itself");
    constexpr unsigned MostDeep = 32;
    if (Importing.size() >= MostDeep)
      return llvm::createStringError(toString(where(F, Import)) +
                                     "imports are nested too deep");
    llvm::Expected<const File *> Imported = load(Path);
    if (!Imported)
      return Imported.takeError();
    Importing.push_back(Path);
    if (llvm::Error E = readElements(
            **Imported, (*Imported)->Document.document_element(), 0))
      return E;
    Importing.pop_back();
  }
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

//===----------------------------------------------------------------------===//
// Items
//===----------------------------------------------------------------------===//

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
  return Lower == "clcompile" || Lower == "link" ||
         Lower == "projectreference" || Lower == "projectconfiguration";
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
