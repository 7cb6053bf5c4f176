//===- Msbuild.h - What an MSBuild project comes to -------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The properties and items of an MSBuild project with the files that it
// imports, as MSBuild finds them: first all properties in the order of the
// text, then the item definitions, then the items.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_BUILD_MSBUILD_H
#define NDIS_TIDY_BUILD_MSBUILD_H

#include "build/Driver.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"
#include <map>
#include <memory>
#include <pugixml.hpp>

namespace ndistidy::build {

/// A piece of metadata, and where it is said.
struct Metadatum {
  std::string Value;
  Remark Where; ///< without text
};
/// By name in lower case, sorted.
using Metadata = std::map<std::string, Metadatum>;

struct Item {
  std::string Type; ///< "clcompile", in lower case
  std::string Path; ///< by hostPath
  Metadata Data;    ///< the definition's, with what the item says itself
  Remark Where;
};

class Msbuild {
public:
  /// As Nmake::KitMark: properties that stand for the kit's folders.
  static constexpr char KitMark = '<';

  /// \p Globals: properties of the command line, which no file can change.
  /// \p Defaults: those that a file may. Both by name in lower case.
  Msbuild(llvm::StringMap<std::string> Globals,
          llvm::StringMap<std::string> Defaults);
  ~Msbuild();

  /// Evaluates the project at \p Path. Errors, with file and line: what is no
  /// XML, no project, files that import each other without end, too many.
  llvm::Error read(llvm::StringRef Path);

  /// A property by its name in any case; empty if there is none.
  std::string property(llvm::StringRef Name) const;
  /// Items of type ClCompile, ProjectReference and ProjectConfiguration, and
  /// what the linker is told, as an item of type "link" without a path.
  std::vector<Item> Items;

  std::vector<Remark> Remarks;

private:
  struct File {
    std::string Path;
    std::string Text;
    std::vector<size_t> LineStarts;
    pugi::xml_document Document;
  };
  /// Elements whose turn comes after the properties.
  struct Later {
    const File *In;
    pugi::xml_node Node;
  };

  static unsigned lineOf(const File &F, ptrdiff_t Offset);
  static Remark where(const File &F, pugi::xml_node Node);
  void remark(const File &F, pugi::xml_node Node, const llvm::Twine &Text);
  llvm::Expected<const File *> load(llvm::StringRef Path);
  bool holds(const File &F, pugi::xml_node Node, const Metadata *Data);
  std::string expand(const File &F, pugi::xml_node Node, llvm::StringRef Text,
                     const Metadata *Data);
  std::string expandProperty(const File &F, pugi::xml_node Node,
                             llvm::StringRef Name);
  std::string expandFunction(const File &F, pugi::xml_node Node,
                             llvm::StringRef Text, const Metadata *Data);

  llvm::Error readElements(const File &F, pugi::xml_node Parent,
                           unsigned Depth);
  llvm::Error readChoose(const File &F, pugi::xml_node Choose, unsigned Depth);
  void readProperties(const File &F, pugi::xml_node Group);
  llvm::Error import(const File &F, pugi::xml_node Import);
  llvm::Error importFile(const File &F, pugi::xml_node Import,
                         const std::string &Path);
  std::optional<std::string> importedByKit(llvm::StringRef Name);
  void readDefinitions(const Later &Group);
  void readItems(const Later &Group);
  void readItem(const File &F, pugi::xml_node Node);
  void readMetadata(const File &F, pugi::xml_node Node, Metadata &To);
  std::vector<std::string> included(const File &F, pugi::xml_node Node,
                                    llvm::StringRef Attribute);

  std::string ProjectPath;
  uint64_t Expanded = 0;  ///< bytes that expansions made
  unsigned Functions = 0; ///< property functions inside each other
  llvm::StringSet<> Said; ///< remarks
  std::vector<std::unique_ptr<File>> Files;
  std::vector<std::string> Importing;
  llvm::StringMap<std::string> Globals;
  llvm::StringMap<std::string> Properties;
  llvm::StringMap<Metadata> Definitions;
  std::vector<Later> DefinitionGroups, ItemGroups;
};

} // namespace ndistidy::build

#endif // NDIS_TIDY_BUILD_MSBUILD_H
