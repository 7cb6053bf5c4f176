//===- SourcesFile.cpp - Build descriptions of the WDK to 7600 ------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "build/SourcesFile.h"
#include "build/ClFlags.h"
#include "build/Files.h"
#include "build/Nmake.h"
#include "build/SourceKinds.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace ndistidy::build {
namespace {

namespace path = llvm::sys::path;

class SourcesReader {
public:
  SourcesReader(llvm::StringRef File, const Target &T);

  llvm::Expected<Driver> read();

private:
  llvm::StringMap<std::string> given() const;
  llvm::Error readValues();
  llvm::Error addFlags();
  llvm::Error addFolders();
  llvm::Error addSources();
  llvm::Error nameIt();
  void add(llvm::StringRef Name, const Remark &Where);

  std::string File, Folder;
  Architecture Arch;
  bool Checked;
  unsigned Windows;
  Nmake Macros;
  Settings How;
  Driver Result;
};

} // namespace

static bool saysChecked(const Target &T) {
  llvm::StringRef Name =
      T.Configuration ? llvm::StringRef(*T.Configuration) : "";
  return Name.starts_with_insensitive("debug") ||
         Name.starts_with_insensitive("checked") ||
         Name.starts_with_insensitive("chk");
}

SourcesReader::SourcesReader(llvm::StringRef File, const Target &T)
    : File(File), Folder(folderOf(File)),
      Arch(T.Arch.value_or(Architecture::AMD64)), Checked(saysChecked(T)),
      Windows(T.WindowsVersion.value_or(0x0601)), Macros(given()) {}

static llvm::StringRef environmentName(unsigned Windows) {
  switch (Windows) {
  case 0x0500:
    return "Win2K";
  case 0x0501:
    return "WinXP";
  case 0x0502:
    return "WinNET";
  case 0x0600:
    return "WinLH";
  default:
    return "Win7";
  }
}

/// What the WDK's build environment defines.
llvm::StringMap<std::string> SourcesReader::given() const {
  llvm::StringMap<std::string> M;
  for (llvm::StringRef Name : {"DDK_INC_PATH",     "DDK_INCLUDE_PATH",
                               "SDK_INC_PATH",     "CRT_INC_PATH",
                               "WDM_INC_PATH",     "IFSKIT_INC_PATH",
                               "HALKIT_INC_PATH",  "SDK_PATH",
                               "DDK_LIB_PATH",     "SDK_LIB_PATH",
                               "CRT_LIB_PATH",     "IFSKIT_LIB_PATH",
                               "HALKIT_LIB_PATH",  "BASEDIR",
                               "DDKROOT",          "NTMAKEENV",
                               "PROJECT_ROOT",     "_NTDRIVE",
                               "_NTROOT",          "BASE_INC_PATH",
                               "PUBLIC_ROOT",      "WPPCONFIG_PATH",
                               "KMDF_INC_PATH",    "WDF_ROOT",
                               "MFC_INCLUDES",     "ATL_INC_PATH",
                               "SDK_INC",          "NDIS_INC_PATH",
                               "OAK_INC_PATH",     "WDK_INC_PATH",
                               "PRIVATE_INC_PATH", "MINWIN_PRIV_SDK_INC_PATH"})
    M[Name] = (llvm::Twine(Nmake::KitMark) + Name + ">").str();
  // Generated files go there, which are never at hand.
  for (llvm::StringRef Name : {"O", "OBJ_PATH", "OBJECT_ROOT", "CONVERT_PATH"})
    M[Name] = (llvm::Twine(Nmake::KitMark) + Name + ">").str();
  llvm::StringRef Processor = Arch == Architecture::X86     ? "x86"
                              : Arch == Architecture::AMD64 ? "amd64"
                                                            : "arm64";
  M["_BUILDARCH"] = Processor.str();
  M["BUILD_DEFAULT_TARGETS"] = ("-" + Processor).str();
  M["TARGET_DIRECTORY"] = Arch == Architecture::X86 ? "i386" : Processor.str();
  M["DDKBUILDENV"] = Checked ? "chk" : "fre";
  M["BUILD_ALT_DIR"] = Checked ? "chk" : "fre";
  M["FREEBUILD"] = Checked ? "0" : "1";
  M["DDK_TARGET_OS"] = environmentName(Windows).str();
  // Every processor's macro is there in conditions; one of them is not zero.
  M["386"] = Arch == Architecture::X86 ? "1" : "0";
  M["AMD64"] = Arch == Architecture::AMD64 ? "1" : "0";
  M["ARM64"] = Arch == Architecture::ARM64 ? "1" : "0";
  M["IA64"] = M["ARM"] = "0";
  for (auto [Name, Version] : {std::pair("WIN2K", "0x500"),
                               {"WINXP", "0x501"},
                               {"WS03", "0x502"},
                               {"VISTA", "0x600"},
                               {"LONGHORN", "0x600"},
                               {"WS08", "0x600"},
                               {"WIN7", "0x601"},
                               {"WIN8", "0x602"},
                               {"WINBLUE", "0x603"},
                               {"WIN10", "0xA00"}})
    M[("_NT_TARGET_VERSION_" + llvm::Twine(Name)).str()] = Version;
  // That of the compiler of the WDK 7600.
  M["_NT_TOOLS_VERSION"] = "0x800";
  M["_NT_TARGET_VERSION"] = "0x" + llvm::utohexstr(Windows);
  return M;
}

llvm::Error SourcesReader::nameIt() {
  llvm::Expected<std::string> Name = Macros.value("TARGETNAME");
  if (!Name)
    return Name.takeError();
  llvm::Expected<std::string> Type = Macros.value("TARGETTYPE");
  if (!Type)
    return Type.takeError();
  llvm::SmallString<128> Absolute(Folder);
  (void)llvm::sys::fs::make_absolute(Absolute);
  path::remove_dots(Absolute, /*remove_dot_dot=*/true);
  Result.Name = Name->empty() ? path::filename(Absolute).str() : *Name;
  Result.Description = File;
  Result.Arch = Arch;
  Result.Variant = (Macros.value("DDKBUILDENV").get() + " " +
                    Macros.value("_BUILDARCH").get());
  Result.What = llvm::StringSwitch<Kind>(llvm::StringRef(*Type).trim())
                    .CasesLower({"", "driver", "gdi_driver", "export_driver",
                                 "miniport", "driver_kernel"},
                                Kind::Driver)
                    .CasesLower({"library", "driver_library"}, Kind::Library)
                    .Default(Kind::Other);
  llvm::Expected<std::string> Libraries = Macros.value("TARGETLIBS");
  if (!Libraries)
    return Libraries.takeError();
  for (llvm::StringRef Library : splitWords(*Libraries))
    Result.Libraries.push_back(
        path::stem(Library, path::Style::windows).lower());
  return llvm::Error::success();
}

llvm::Error SourcesReader::addFlags() {
  How.Defines.emplace_back(Checked ? "DBG=1" : "NDEBUG");
  std::vector<llvm::StringRef> Names = {"C_DEFINES", "USER_C_FLAGS",
                                        "MSC_OPTIMIZATION", "COMPILER_DEFINES"};
  if (Arch == Architecture::X86)
    Names.insert(Names.end(), {"386_FLAGS", "I386_FLAGS"});
  else
    Names.emplace_back(Arch == Architecture::AMD64 ? "AMD64_FLAGS"
                                                   : "ARM64_FLAGS");
  for (llvm::StringRef Name : Names) {
    llvm::Expected<std::string> Text = Macros.value(Name);
    if (!Text)
      return Text.takeError();
    Remark Where = Macros.where(Name);
    for (const std::string &Word : addClFlags(*Text, Folder, How)) {
      Where.Text = "'" + Word + "' in " + Name.str() + " is no option of cl";
      Result.Remarks.push_back(Where);
    }
  }
  return llvm::Error::success();
}

llvm::Error SourcesReader::addFolders() {
  for (llvm::StringRef Name :
       {"INCLUDES", "USER_INCLUDES", "NTINCLUDES", "PROJECT_INCLUDES"}) {
    llvm::Expected<std::string> Text = Macros.value(Name);
    if (!Text)
      return Text.takeError();
    Remark Where = Macros.where(Name);
    std::string Spaced = *Text;
    llvm::replace(Spaced, ';', ' ');
    for (const std::string &Word : splitWords(Spaced)) {
      llvm::StringRef Entry = Word;
      if (Entry.starts_with(Nmake::KitMark)) {
        // The kit's folders are there by themselves.
        if (Entry.ends_with(">"))
          continue;
        Where.Text = "the kit's folder '" + Word + "' is left out";
        Result.Remarks.push_back(Where);
        continue;
      }
      if (Entry.consume_front("-I") || Entry.consume_front("/I"))
        if (Entry.empty())
          continue;
      How.IncludeFolders.push_back(hostPath(Folder, Entry));
    }
  }
  llvm::Expected<std::string> Precompiled = Macros.value("PRECOMPILED_INCLUDE");
  if (!Precompiled)
    return Precompiled.takeError();
  // Its sources include it by its mere name, wherever it is.
  if (!Precompiled->empty())
    How.IncludeFolders.push_back(
        folderOf(hostPath(Folder, *Precompiled)).str());
  How.IncludeFolders.insert(How.IncludeFolders.begin(), Folder);
  return llvm::Error::success();
}

void SourcesReader::add(llvm::StringRef Name, const Remark &Where) {
  Remark R = Where;
  switch (sourceKind(Name)) {
  case SourceKind::Compiled:
    break;
  case SourceKind::Silent:
    return;
  case SourceKind::Told:
    R.Text = "'" + Name.str() + "' is no C or C++, and left out";
    Result.Remarks.push_back(R);
    return;
  }
  if (Name.starts_with(Nmake::KitMark)) {
    R.Text = "the generated source '" + Name.str() + "' is left out";
    Result.Remarks.push_back(R);
    return;
  }
  std::optional<std::string> Path = findFile(Folder, Name);
  if (!Path) {
    R.Text = "there is no source '" + Name.str() + "'";
    Result.Missing.push_back(R);
    return;
  }
  auto Same = [&](const Source &S) { return S.Path == *Path; };
  if (llvm::none_of(Result.Sources, Same))
    Result.Sources.push_back({*Path, How});
}

llvm::Error SourcesReader::addSources() {
  std::vector<llvm::StringRef> Names = {"SOURCES", "SOURCES_USED"};
  if (Arch == Architecture::X86)
    Names.insert(Names.end(), {"I386_SOURCES", "386_SOURCES"});
  else
    Names.emplace_back(Arch == Architecture::AMD64 ? "AMD64_SOURCES"
                                                   : "ARM64_SOURCES");
  bool Any = false;
  for (llvm::StringRef Name : Names) {
    llvm::Expected<std::string> Text = Macros.value(Name);
    if (!Text)
      return Text.takeError();
    std::vector<std::string> Words = splitWords(*Text);
    constexpr size_t MostSources = 10000;
    if (Words.size() > MostSources)
      return llvm::createStringError(toString(Macros.where(Name)) +
                                     "more than 10000 sources");
    for (const std::string &Word : Words)
      add(Word, Macros.where(Name));
    Any |= !Words.empty();
  }
  // Other files are called so, too.
  if (!Any) {
    Result.What = Kind::Other;
    Result.Remarks.push_back({File, 0, "there is no SOURCES in it"});
  }
  if (Result.Sources.empty() && !Result.Missing.empty())
    return llvm::createStringError(toString(Result.Missing.front()) +
                                   ", nor any other of the driver's");
  return llvm::Error::success();
}

llvm::Expected<Driver> SourcesReader::read() {
  if (llvm::Error E = Macros.read(File))
    return std::move(E);
  if (llvm::Error E = nameIt())
    return std::move(E);
  if (llvm::Error E = addFlags())
    return std::move(E);
  if (llvm::Error E = addFolders())
    return std::move(E);
  llvm::Expected<std::string> Trace = Macros.value("RUN_WPP");
  if (!Trace)
    return Trace.takeError();
  addTraceRoutines(*Trace, Result.TraceRoutines);
  addTraceConfigurations(*Trace, folderOf(File), Result.TraceConfigurations);
  if (llvm::Error E = addSources())
    return std::move(E);
  Result.Remarks.insert(Result.Remarks.begin(), Macros.Remarks.begin(),
                        Macros.Remarks.end());
  return std::move(Result);
}

llvm::Expected<Driver> readSourcesFile(llvm::StringRef Path, const Target &T) {
  return SourcesReader(Path, T).read();
}

} // namespace ndistidy::build
