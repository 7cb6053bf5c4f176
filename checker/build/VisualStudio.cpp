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
// What Visual Studio and the WDK define
//===----------------------------------------------------------------------===//

static llvm::StringMap<std::string> defaults(llvm::StringRef SolutionFolder) {
  llvm::StringMap<std::string> P;
  for (llvm::StringRef Name : {"vctargetspath",
                               "vctargetspath10",
                               "vctargetspath11",
                               "vctargetspath12",
                               "vctargetspath14",
                               "userrootdir",
                               "vcinstalldir",
                               "vcidedir",
                               "vctoolsinstalldir",
                               "vc_includepath",
                               "msbuildtoolspath",
                               "msbuildextensionspath",
                               "msbuildextensionspath32",
                               "msbuildbinpath",
                               "ddk_inc_path",
                               "ddk_include_path",
                               "ddk_lib_path",
                               "sdk_inc_path",
                               "sdk_include_path",
                               "sdk_lib_path",
                               "crt_inc_path",
                               "crt_lib_path",
                               "km_includepath",
                               "km_includepath_versioned",
                               "um_includepath",
                               "shared_includepath",
                               "kit_shared_includepath",
                               "kit_shared_inc_path",
                               "kmdf_inc_path",
                               "kmdf_lib_path",
                               "windows_sdk_includepath",
                               "windowssdk_includepath",
                               "wdkcontentroot",
                               "windowssdkdir",
                               "windowssdkdir_10",
                               "universalcrt_includepath",
                               "uniservalcrtsdkdir",
                               "universalcrtsdkdir",
                               "netfxkitsdir",
                               "wpp_template_path",
                               "basedir",
                               "spectrum_include_path",
                               "systemroot",
                               "programfiles",
                               "programfiles(x86)",
                               "localappdata",
                               "appdata"})
    P[Name] = (llvm::Twine(Msbuild::KitMark) + Name + ">").str();
  // Where generated files go, which are never at hand.
  for (llvm::StringRef Name : {"intdir", "outdir", "targetdir", "targetpath"})
    P[Name] = (llvm::Twine(Msbuild::KitMark) + Name + ">").str();
  for (llvm::StringRef Name :
       {"platformtoolset", "windowstargetplatformversion",
        "externalincludepath", "solutionname", "solutionext", "solutionpath",
        "solutionfilename", "includepath", "publicincludedirectories",
        "caexcludepath", "drivertype", "devenvdir"})
    P[Name] = "";
  P["visualstudioversion"] = "17.0";
  P["msbuildtoolsversion"] = "Current";
  P["os"] = "Windows_NT";
  P["targetext"] = ".sys";
  P["solutiondir"] = SolutionFolder.str();
  for (auto [Name, Version] : {std::pair("win2k", "0x500"),
                               {"winxp", "0x501"},
                               {"ws03", "0x502"},
                               {"vista", "0x600"},
                               {"longhorn", "0x600"},
                               {"ws08", "0x600"},
                               {"win7", "0x601"},
                               {"win8", "0x602"},
                               {"winblue", "0x603"},
                               {"win10", "0xA00"}})
    P[("_nt_target_version_" + llvm::Twine(Name)).str()] = Version;
  return P;
}

/// Metadata of ClCompile that change nothing that we look at.
static bool meansNothing(llvm::StringRef Lower) {
  // WPP and the like have families of names.
  if (Lower.starts_with("wpp") || Lower.starts_with("precompiledheader") ||
      Lower.starts_with("enableprefast") || Lower.starts_with("prefast") ||
      Lower.starts_with("codeanalysis"))
    return true;
  return llvm::StringSwitch<bool>(Lower)
      .Cases({"filename", "extension", "identity", "fullpath", "filetype",
              "link", "deploymentcontent", "excludedfrombuild"},
             true)
      .Cases({"warninglevel", "treatwarningaserror", "disablespecificwarnings",
              "treatspecificwarningsaserrors", "externalwarninglevel",
              "treatanglebracketsincludeasexternal", "diagnosticsformat",
              "suppressstartupbanner", "showincludes", "sdlcheck",
              "undefineallpreprocessordefinitions", "errorreporting"},
             true)
      .Cases({"optimization", "inlinefunctionexpansion", "intrinsicfunctions",
              "favorsizeorspeed", "omitframepointers", "stringpooling",
              "wholeprogramoptimization", "functionlevellinking",
              "minimalrebuild", "buffersecuritycheck", "controlflowguard",
              "spectremitigation", "guardehcontmetadata", "basicruntimechecks",
              "smallertypecheck", "enablefibersafeoptimizations",
              "enableenhancedinstructionset", "enableparallelcodegeneration"},
             true)
      .Cases({"runtimelibrary", "exceptionhandling", "runtimetypeinfo",
              "floatingpointmodel", "floatingpointexceptions",
              "createhotpatchableimage", "supportjustmycode",
              "debuginformationformat", "programdatabasefilename",
              "objectfilename", "assemblerlistinglocation", "assembleroutput",
              "xmldocumentationfilename", "browseinformation",
              "browseinformationfile", "generatexmldocumentationfiles"},
             true)
      .Cases({"multiprocessorcompilation",
              "processornumber",
              "preprocesstofile",
              "preprocesskeepcomments",
              "preprocesssuppresslinenumbers",
              "expandattributedsource",
              "useunicodeforassemblerlisting",
              "compileasmanaged",
              "compileaswinrt",
              "forcedusingfiles",
              "additionalusingdirectories",
              "conformancemode",
              "ignorestandardincludepath",
              "callingconvention",
              "structmemberalignment",
              "treatwchar_tasbuiltintype",
              "forceconformanceinforloopscope",
              "openmpsupport",
              "removeunreferencedcodedata",
              "usefullpaths",
              "omitdefaultlibname"},
             true)
      .Cases({"languagestandard", "languagestandard_c", "enablemodules",
              "disablelanguageextensions", "usestandardpreprocessor",
              "additionalsourcedependencies"},
             true)
      .Default(false);
}

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
  How.Defines.push_back(Debug ? "DBG=1" : "NDEBUG");
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
    } else if (Name == "compileas") {
      if (llvm::StringRef(Said.Value).equals_insensitive("CompileAsC"))
        How.OtherFlags.push_back("/TC");
      else if (llvm::StringRef(Said.Value).equals_insensitive("CompileAsCpp"))
        How.OtherFlags.push_back("/TP");
    } else if (!meansNothing(Name) && NotUnderstood.insert(Name).second) {
      Where.Text = "'" + Name + "' of ClCompile is not understood";
      Result.Remarks.push_back(std::move(Where));
    }
  }
  return How;
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
    R.Text = "there is no source '" + I.Path + "'";
    Result.Missing.push_back(std::move(R));
    return;
  }
  auto Same = [&](const Source &S) { return S.Path == I.Path; };
  if (llvm::none_of(Result.Sources, Same))
    Result.Sources.push_back({I.Path, settings(I)});
}

void ProjectReader::addLibraries() {
  for (const Item &I : M.Items) {
    if (I.Type == "projectreference")
      Result.Libraries.push_back(path::stem(I.Path).lower());
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
  std::string Type = M.property("ConfigurationType");
  Result.What = llvm::StringSwitch<Kind>(Type)
                    .CasesLower({"", "driver"}, Kind::Driver)
                    .CaseLower("staticlibrary", Kind::Library)
                    .Default(Kind::Other);
  constexpr size_t MostItems = 10000;
  if (M.Items.size() > MostItems)
    return llvm::createStringError(Result.Description +
                                   ": more than 10000 items");
  for (const Item &I : M.Items)
    if (I.Type == "clcompile")
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
  llvm::SmallString<256> Folder(SolutionFolder.empty() ? folderOf(Path)
                                                       : SolutionFolder);
  (void)fs::make_absolute(Folder);
  path::remove_dots(Folder, /*remove_dot_dot=*/true);
  Folder += '/';
  // Once without a configuration, to see which there are.
  Msbuild First({}, defaults(Folder));
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
  Msbuild M(std::move(Globals), defaults(Folder));
  if (llvm::Error E = M.read(Path))
    return std::move(E);
  return ProjectReader(Path, M).read(*Chosen);
}

//===----------------------------------------------------------------------===//
// Solutions
//===----------------------------------------------------------------------===//

llvm::Expected<std::vector<std::string>>
readSolution(llvm::StringRef Path, std::vector<Remark> &Remarks) {
  llvm::Expected<std::string> Text = readText(Path);
  if (!Text)
    return Text.takeError();
  if (!llvm::StringRef(*Text).contains("Visual Studio Solution File"))
    return llvm::createStringError(
        Path + ": this is no solution: 'Visual Studio Solution File' is "
               "missing at its beginning");
  std::vector<std::string> Result;
  unsigned Number = 0;
  for (llvm::StringRef Rest = *Text; !Rest.empty();) {
    llvm::StringRef Line;
    std::tie(Line, Rest) = Rest.split('\n');
    ++Number;
    // Project("{kind}") = "name", "folder\name.vcxproj", "{id}"
    Line = Line.trim();
    if (!Line.consume_front("Project("))
      continue;
    llvm::SmallVector<llvm::StringRef, 8> Quoted;
    Line.split(Quoted, '"');
    if (Quoted.size() < 6) {
      Remarks.push_back({Path.str(), Number, "the project cannot be read"});
      continue;
    }
    llvm::StringRef Name = Quoted[5];
    if (!Name.ends_with_insensitive(".vcxproj"))
      continue; // a folder of the solution, or another language
    if (std::optional<std::string> Project = findFile(folderOf(Path), Name)) {
      if (!llvm::is_contained(Result, *Project))
        Result.push_back(*Project);
    } else {
      Remarks.push_back(
          {Path.str(), Number, "there is no project '" + Name.str() + "'"});
    }
  }
  return Result;
}

} // namespace ndistidy::build
