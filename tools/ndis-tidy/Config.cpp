//===- Config.cpp - Options from a file -----------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ndis-tidy/Config.h"
#include "catalogue/YamlContext.h"
#include "driver/NamedFile.h"
#include "driver/Sources.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace ndistidy::command {
namespace {

using catalogue::YamlContext;
using catalogue::yamlContext;
using catalogue::YamlKeys;

struct ConfigValue {
  std::string Text;
  llvm::SMLoc Loc;
};

/// One value, or a list of them.
struct ConfigValues {
  std::vector<ConfigValue> All;
};

/// A mapping where there can be none.
struct NoMapping {};

struct ConfigFile {
  std::vector<std::pair<ConfigKey, ConfigValues>> Options;
};

} // namespace
} // namespace ndistidy::command

LLVM_YAML_IS_SEQUENCE_VECTOR(ndistidy::command::ConfigValue)

namespace llvm::yaml {

using namespace ndistidy::command;

template <> struct ScalarTraits<ConfigValue> {
  static StringRef input(StringRef Text, void *Context, ConfigValue &V) {
    V = {Text.str(), yamlContext(Context).location()};
    return Text.empty() ? "expected a value" : "";
  }
  static void output(const ConfigValue &, void *, raw_ostream &) {
    llvm_unreachable("read, not written");
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::Double; }
};

template <> struct MappingTraits<NoMapping> {
  static void mapping(IO &Io, NoMapping &) {
    Io.setError("expected a value or a list of values");
  }
};

template <> struct PolymorphicTraits<ConfigValues> {
  static NodeKind getKind(const ConfigValues &) { return NodeKind::Sequence; }
  static ConfigValue &getAsScalar(ConfigValues &V) {
    return V.All.emplace_back();
  }
  static std::vector<ConfigValue> &getAsSequence(ConfigValues &V) {
    return V.All;
  }
  static NoMapping &getAsMap(ConfigValues &) {
    static NoMapping None;
    return None;
  }
};

template <> struct MappingTraits<ConfigFile> {
  static void mapping(IO &Io, ConfigFile &F) {
    YamlKeys K(Io);
    for (auto &[Key, Values] : F.Options)
      K.optional(Key.Name.c_str(), Values);
  }
};

} // namespace llvm::yaml

namespace ndistidy::command {

/// \p Value, a path from the folder of \p File, from the working folder.
static std::string fromFolderOf(llvm::StringRef File, llvm::StringRef Value) {
  llvm::StringRef Folder = path::parent_path(File);
  if (path::is_absolute(Value) || Folder.empty())
    return Value.str();
  llvm::SmallString<256> Result(Folder);
  path::append(Result, Value);
  return Result.str().str();
}

/// What \p Values of the file in \p C set, or what is wrong with them.
static llvm::Error addSettings(const YamlContext &C, const ConfigKey &Key,
                               const ConfigValues &Values,
                               std::vector<Setting> &To) {
  auto Wrong = [&](const ConfigValue &V, const llvm::Twine &Why) {
    return llvm::createStringError(C.spell(V.Loc) + ": '" + Key.Name + "' " +
                                   Why);
  };
  if (Values.All.size() > 1 && !Key.Repeats)
    return Wrong(Values.All[1], "takes one value");
  for (const ConfigValue &V : Values.All) {
    if (Key.IsTruth && V.Text != "true" && V.Text != "false")
      return Wrong(V, "is true or false, not '" + V.Text + "'");
    std::string Value = V.Text;
    bool IsWord = Value == "auto" && Key.Name == "variants";
    if (Key.IsPath && !IsWord)
      Value = fromFolderOf(C.Source.getBufferIdentifier(), Value);
    To.push_back({Key.Name, std::move(Value), C.spell(V.Loc)});
  }
  return llvm::Error::success();
}

llvm::Expected<std::vector<Setting>> parseConfig(llvm::MemoryBufferRef Source) {
  YamlContext Context(Source);
  ConfigFile File;
  for (const ConfigKey &Key : configKeys())
    File.Options.push_back({Key, {}});
  if (llvm::Error E = catalogue::readYaml(Context, File))
    return std::move(E);
  std::vector<Setting> Result;
  for (const auto &[Key, Values] : File.Options)
    if (llvm::Error E = addSettings(Context, Key, Values, Result))
      return std::move(E);
  return Result;
}

/// \p Path, absolute, from the working folder if it is below that.
static std::string shown(llvm::StringRef Path) {
  llvm::SmallString<256> Here;
  if (fs::current_path(Here))
    return Path.str();
  llvm::StringRef Rest = Path;
  if (!Here.ends_with("/"))
    Here += "/";
  Rest.consume_front(Here);
  return Rest.str();
}

static std::optional<std::string> configOf(llvm::StringRef Path) {
  llvm::StringRef Folder = Path;
  if (!fs::is_directory(Path))
    Folder = path::parent_path(Path);
  for (const std::string &Around : foldersAround(Folder)) {
    llvm::SmallString<256> File(Around);
    path::append(File, ConfigName);
    // A link that leads nowhere is there, too: reading it says so.
    fs::file_status Status;
    if (!fs::status(File, Status, /*follow=*/false))
      return shown(File);
  }
  return std::nullopt;
}

llvm::Expected<std::optional<std::string>>
findConfig(llvm::ArrayRef<std::string> Paths) {
  if (Paths.empty())
    return configOf(".");
  std::optional<std::string> First = configOf(Paths.front());
  for (const std::string &Path : Paths.drop_front()) {
    std::optional<std::string> Next = configOf(Path);
    if (Next == First)
      continue;
    auto Name = [](const std::optional<std::string> &File) {
      return File ? "'" + *File + "'" : "no file";
    };
    return llvm::createStringError(
        "'" + Paths.front() + "' is configured by " + Name(First) + ", and '" +
        Path + "' by " + Name(Next) +
        ": give them in runs of their own, or one file for all with --config");
  }
  return First;
}

static llvm::Expected<std::vector<Setting>> loadConfig(llvm::StringRef File) {
  llvm::Expected<std::string> Text = readNamed("configuration", File);
  if (!Text)
    return Text.takeError();
  return parseConfig({*Text, File});
}

llvm::Expected<Arguments> readArguments(llvm::ArrayRef<llvm::StringRef> Words) {
  llvm::Expected<Arguments> A = parseArguments(Words);
  if (!A || A->NoConfig || A->Do == Action::Help || A->Do == Action::Version)
    return A;
  // Each driver has its own, as the index has it.
  if (A->Do == Action::CheckStaged || A->Do == Action::InstallHook)
    return A;
  if (!A->ConfigFile) {
    auto Found = findConfig(A->Paths);
    if (!Found)
      return Found.takeError();
    if (!*Found)
      return A;
    A->ConfigFile = std::move(*Found);
  }
  std::string File = *A->ConfigFile;
  llvm::Expected<std::vector<Setting>> Config = loadConfig(File);
  if (!Config)
    return Config.takeError();
  A = parseArguments(Words, *Config);
  if (A)
    A->ConfigFile = std::move(File);
  return A;
}

void dumpConfig(const Arguments &A, llvm::raw_ostream &OS) {
  if (A.ConfigFile)
    OS << "# " << *A.ConfigFile << ", and the command line\n";
  for (const ConfigKey &Key : configKeys()) {
    std::vector<std::string> Values;
    for (const Setting &S : A.Settings)
      if (S.Name == Key.Name)
        Values.push_back(
            Key.IsTruth ? S.Value : "\"" + llvm::yaml::escape(S.Value) + "\"");
    if (Values.empty())
      continue;
    OS << Key.Name << ':';
    if (!Key.Repeats) {
      OS << ' ' << Values.back() << '\n';
      continue;
    }
    OS << '\n';
    for (const std::string &Value : Values)
      OS << "  - " << Value << '\n';
  }
}

} // namespace ndistidy::command
