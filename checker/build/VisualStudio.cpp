//===- VisualStudio.cpp - Visual Studio projects and solutions ------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/VisualStudio.h"
#include "build/ClFlags.h"
#include "build/Files.h"
#include "build/Msbuild.h"
#include "build/ProjectNames.h"
#include "build/SourceKinds.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace ndistidy::build {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

//===----------------------------------------------------------------------===//
// Configurations
//===----------------------------------------------------------------------===//

static llvm::StringRef platformOf(Architecture A) {
  return A == Architecture::X86     ? "Win32"
         : A == Architecture::AMD64 ? "x64"
                                    : "ARM64";
}

static bool samePlatform(llvm::StringRef A, llvm::StringRef B) {
  auto Plain = [](llvm::StringRef P) {
    return P.equals_insensitive("x86") ? llvm::StringRef("win32") : P;
  };
  return Plain(A).equals_insensitive(Plain(B));
}

/// Which of \p All, "Release|x64", is to be read.
static llvm::Expected<std::string>
chooseConfiguration(llvm::StringRef Path, llvm::ArrayRef<std::string> All,
                    const Target &T) {
  llvm::StringRef Wanted =
      T.Configuration ? llvm::StringRef(*T.Configuration) : llvm::StringRef();
  auto [Name, Platform] = Wanted.split('|');
  if (Platform.empty() && T.Arch)
    Platform = platformOf(*T.Arch);
  const std::string *Best = nullptr;
  unsigned BestScore = 0;
  for (const std::string &C : All) {
    auto [N, P] = llvm::StringRef(C).split('|');
    if ((!Name.empty() && !N.equals_insensitive(Name)) ||
        (!Platform.empty() && !samePlatform(P, Platform)))
      continue;
    unsigned Score = 1 + (N.contains_insensitive("release") ? 10 : 0) +
                     (P.equals_insensitive("x64")     ? 3
                      : samePlatform(P, "x86")        ? 2
                      : P.equals_insensitive("arm64") ? 1
                                                      : 0);
    if (Score > BestScore) {
      Best = &C;
      BestScore = Score;
    }
  }
  if (Best)
    return *Best;
  if (All.empty())
    return (Name.empty() ? "Release" : Name).str() + "|" +
           (Platform.empty() ? "x64" : Platform).str();
  return llvm::createStringError(Path + ": there is no configuration '" +
                                 (Name.empty() ? "*" : Name) + "|" +
                                 (Platform.empty() ? "*" : Platform) +
                                 "'; there are " + llvm::join(All, ", "));
}

static std::vector<std::string> configurationsIn(const Msbuild &M) {
  std::vector<std::string> Result;
  for (const Item &I : M.Items)
    if (I.Type == "projectconfiguration")
      Result.push_back(I.Path);
  return Result;
}

//===----------------------------------------------------------------------===//
// Projects
//===----------------------------------------------------------------------===//

namespace {

class ProjectReader {
public:
  ProjectReader(llvm::StringRef Path, Msbuild &M)
      : Folder(folderOf(Path)), M(M) {
    Result.Description = Path.str();
  }

  llvm::Expected<Driver> read(llvm::StringRef Configuration);

private:
  void addSource(const Item &I);
  Settings settings(const Item &I);
  void addPrecompiled(const Item &I, Settings &How);
  void addFolders(llvm::StringRef Text, const Remark &Where,
                  std::vector<std::string> &To);
  void addLibraries();

  std::string Folder;
  Msbuild &M;
  Driver Result;
  llvm::StringSet<> NotUnderstood;
};

} // namespace

static std::vector<llvm::StringRef> listItems(llvm::StringRef Text) {
  llvm::SmallVector<llvm::StringRef, 16> Parts;
  Text.split(Parts, ';');
  std::vector<llvm::StringRef> Result;
  for (llvm::StringRef Part : Parts)
    if (!Part.trim().empty())
      Result.push_back(Part.trim());
  return Result;
}

void ProjectReader::addFolders(llvm::StringRef Text, const Remark &Where,
                               std::vector<std::string> &To) {
  for (llvm::StringRef Entry : listItems(Text)) {
    Entry = Entry.trim('"');
    if (Entry.empty())
      continue;
    if (Entry.front() != Msbuild::KitMark) {
      To.push_back(hostPath(Folder, Entry));
    } else if (!Entry.ends_with(">")) {
      Remark R = Where;
      R.Text = "the kit's folder '" + Entry.str() + "' is left out";
      Result.Remarks.push_back(std::move(R));
    }
  }
}

Settings ProjectReader::settings(const Item &I) {
  Settings How;
  bool Debug = llvm::StringRef(M.property("UseDebugLibraries"))
                   .equals_insensitive("true");
  How.Defines.emplace_back(Debug ? "DBG=1" : "NDEBUG");
  for (const auto &[Name, Said] : I.Data) {
    Remark Where = Said.Where;
    if (Name == "preprocessordefinitions") {
      for (llvm::StringRef Define : listItems(Said.Value))
        How.Defines.push_back(Define.str());
    } else if (Name == "undefinepreprocessordefinitions") {
      for (llvm::StringRef Macro : listItems(Said.Value))
        How.Undefines.push_back(Macro.str());
    } else if (Name == "additionalincludedirectories") {
      addFolders(Said.Value, Where, How.IncludeFolders);
    } else if (Name == "forcedincludefiles") {
      for (llvm::StringRef Header : listItems(Said.Value))
        How.ForcedIncludes.push_back(Header.trim('"').str());
    } else if (Name == "additionaloptions") {
      for (const std::string &Word : addClFlags(Said.Value, Folder, How)) {
        Where.Text = "'" + Word + "' in AdditionalOptions is no option of cl";
        Result.Remarks.push_back(Where);
      }
    } else if (Name == "wpptracefunction") {
      for (llvm::StringRef Routine : listItems(Said.Value))
        addTraceRoutines(("-func:" + Routine).str(), Result.TraceRoutines);
    } else if (Name == "wppadditionaloptions") {
      addTraceRoutines(Said.Value, Result.TraceRoutines);
      addTraceConfigurations(Said.Value, Folder, Result.TraceConfigurations);
    } else if (Name == "wppscanconfigurationdata") {
      for (llvm::StringRef File : listItems(Said.Value))
        Result.TraceConfigurations.push_back(hostPath(Folder, File));
    } else if (Name == "compileas") {
      if (llvm::StringRef(Said.Value).equals_insensitive("CompileAsC"))
        How.OtherFlags.emplace_back("/TC");
      else if (llvm::StringRef(Said.Value).equals_insensitive("CompileAsCpp"))
        How.OtherFlags.emplace_back("/TP");
    } else if (!isWithoutMeaning(Name) && NotUnderstood.insert(Name).second) {
      Where.Text = "'" + Name + "' of ClCompile is not understood";
      Result.Remarks.push_back(std::move(Where));
    }
  }
  // Behind those of the item cl searches those of the INCLUDE variable.
  for (llvm::StringRef Name : {"IncludePath", "ExternalIncludePath"})
    addFolders(M.property(Name), {Result.Description, 0, ""},
               How.IncludeFolders);
  addPrecompiled(I, How);
  return How;
}

/// cl takes the header that it has precompiled for any #include of that name,
/// wherever it is.
void ProjectReader::addPrecompiled(const Item &I, Settings &How) {
  auto Data = [&](llvm::StringRef Name) -> llvm::StringRef {
    auto Said = I.Data.find(Name.str());
    return Said == I.Data.end() ? llvm::StringRef() : Said->second.Value;
  };
  llvm::StringRef Use = Data("precompiledheader");
  llvm::StringRef Header = Data("precompiledheaderfile").trim(" \"");
  if (!Use.equals_insensitive("Use") && !Use.equals_insensitive("Create"))
    return;
  for (llvm::StringRef Where : {llvm::StringRef(Folder), folderOf(I.Path)})
    if (std::optional<std::string> Found = findFile(Where, Header)) {
      std::string At = folderOf(*Found).str();
      if (!llvm::is_contained(How.IncludeFolders, At))
        How.IncludeFolders.push_back(std::move(At));
      return;
    }
}

/// That \p Path, a source, is not there. "<intdir>" in it stands for $(IntDir).
static std::string isMissing(llvm::StringRef Path) {
  auto [Before, Behind] = Path.split(Msbuild::KitMark);
  auto [Property, Rest] = Behind.split('>');
  if (Rest.empty())
    return ("there is no source '" + Path + "'").str();
  return ("there is no source '" + Rest.drop_front() + "' in $(" + Property +
          "), where a build is to make it")
      .str();
}

void ProjectReader::addSource(const Item &I) {
  auto Excluded = I.Data.find("excludedfrombuild");
  if (Excluded != I.Data.end() &&
      llvm::StringRef(Excluded->second.Value).equals_insensitive("true"))
    return;
  Remark R = I.Where;
  if (sourceKind(I.Path) != SourceKind::Compiled) {
    if (sourceKind(I.Path) == SourceKind::Told) {
      R.Text = "'" + I.Path + "' is no C or C++, and left out";
      Result.Remarks.push_back(std::move(R));
    }
    return;
  }
  if (!fs::is_regular_file(I.Path)) {
    R.Text = isMissing(I.Path);
    Result.Missing.push_back(std::move(R));
    return;
  }
  auto Same = [&](const Source &S) { return S.Path == I.Path; };
  if (llvm::none_of(Result.Sources, Same))
    Result.Sources.push_back({I.Path, settings(I)});
}

/// A reference may merely say what has to be built before.
static bool isLinked(const Item &Reference) {
  auto Denies = [&](const char *Name) {
    auto Said = Reference.Data.find(Name);
    return Said != Reference.Data.end() &&
           llvm::StringRef(Said->second.Value).equals_insensitive("false");
  };
  return !Denies("linklibrarydependencies") &&
         !Denies("referenceoutputassembly");
}

void ProjectReader::addLibraries() {
  for (const Item &I : M.Items) {
    if (I.Type == "projectreference" && isLinked(I)) {
      Result.Libraries.push_back(path::stem(I.Path).lower());
      Result.References.push_back({I.Path, I.Where});
    }
    auto Said = I.Data.find("additionaldependencies");
    if (I.Type == "link" && Said != I.Data.end())
      for (llvm::StringRef Library : listItems(Said->second.Value))
        Result.Libraries.push_back(
            path::stem(Library, path::Style::windows).lower());
  }
}

llvm::Expected<Driver> ProjectReader::read(llvm::StringRef Configuration) {
  Result.Name = M.property("TargetName");
  if (Result.Name.empty() || Result.Name.front() == Msbuild::KitMark)
    Result.Name = path::stem(Result.Description).str();
  Result.Variant = Configuration.str();
  llvm::StringRef Platform = Configuration.split('|').second;
  Result.Arch = samePlatform(Platform, "x86")             ? Architecture::X86
                : Platform.starts_with_insensitive("arm") ? Architecture::ARM64
                                                          : Architecture::AMD64;
  std::string Type = M.property("ConfigurationType");
  Result.What = llvm::StringSwitch<Kind>(Type)
                    .Case("", Kind::Unknown)
                    .CaseLower("driver", Kind::Driver)
                    .CaseLower("staticlibrary", Kind::Library)
                    .Default(Kind::Other);
  constexpr size_t MostItems = 10000;
  if (M.Items.size() > MostItems)
    return llvm::createStringError(Result.Description +
                                   ": more than 10000 items");
  for (const Item &I : M.Items)
    if (I.Type == "clcompile" || I.Type == "masm" || I.Type == "marmasm")
      addSource(I);
  addLibraries();
  if (Result.Sources.empty() && Result.What != Kind::Other) {
    if (!Result.Missing.empty())
      return llvm::createStringError(toString(Result.Missing.front()) +
                                     ", nor any other of the driver's");
    // A package of installed files is a driver's project, too.
    Result.What = Kind::Other;
  }
  Result.Remarks.insert(Result.Remarks.begin(), M.Remarks.begin(),
                        M.Remarks.end());
  return std::move(Result);
}

llvm::Expected<Driver> readProject(llvm::StringRef Path, const Target &T,
                                   llvm::StringRef SolutionFolder) {
  std::string Solution;
  if (SolutionFolder.empty())
    Solution = findSolution(Path).value_or(Path.str());
  llvm::SmallString<256> Folder(SolutionFolder.empty() ? folderOf(Solution)
                                                       : SolutionFolder);
  (void)fs::make_absolute(Folder);
  path::remove_dots(Folder, /*remove_dot_dot=*/true);
  Folder += '/';
  // Once without a configuration, to see which there are.
  Msbuild First({}, projectDefaults(Folder));
  if (llvm::Error E = First.read(Path))
    return std::move(E);
  llvm::Expected<std::string> Chosen =
      chooseConfiguration(Path, configurationsIn(First), T);
  if (!Chosen)
    return Chosen.takeError();
  auto [Name, Platform] = llvm::StringRef(*Chosen).split('|');
  llvm::StringMap<std::string> Globals;
  Globals["configuration"] = Name.str();
  Globals["platform"] = Platform.str();
  Globals["platformtarget"] = Globals["platformshortname"] =
      samePlatform(Platform, "x86") ? "x86" : Platform.str();
  if (T.WindowsVersion)
    Globals["_nt_target_version"] = "0x" + llvm::utohexstr(*T.WindowsVersion);
  Msbuild M(std::move(Globals), projectDefaults(Folder));
  if (llvm::Error E = M.read(Path))
    return std::move(E);
  return ProjectReader(Path, M).read(*Chosen);
}

} // namespace ndistidy::build
