//===- Editor.cpp - What an editor needs ----------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "setup/Editor.h"
#include "headers/StandIns.h"
#include "ndis-tidy/Preparation.h"
#include "setup/ChangedFile.h"
#include "setup/ClangdConfig.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"
#include <map>

namespace ndistidy::setup {

using namespace command;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace {

/// What other programs need besides the driver's own files.
struct Needs {
  llvm::json::Array Commands;
  bool OwnCommandsDo = true; ///< the build's own are all that is needed
  /// Headers that a build makes, by name.
  std::map<std::string, std::string> StandIns;
};

} // namespace

static std::string below(llvm::StringRef Folder, llvm::StringRef Name) {
  llvm::SmallString<256> Result(Folder);
  path::append(Result, Name);
  return Result.str().str();
}

static std::string absolute(llvm::StringRef Path) {
  llvm::SmallString<256> Result(Path);
  (void)fs::make_absolute(Result);
  path::remove_dots(Result, /*remove_dot_dot=*/true);
  return Result.str().str();
}

/// Stand-ins for what \p Files include and a build would have made.
static void standIn(Needs &N, const std::vector<std::string> &Files,
                    StandIns &Of) {
  llvm::Regex Include("^[ \t]*#[ \t]*include[ \t]*[<\"]([^>\"]+)[>\"]",
                      llvm::Regex::Newline);
  for (const std::string &File : Files) {
    auto Text = llvm::MemoryBuffer::getFile(File);
    if (!Text)
      continue;
    llvm::StringRef Rest = (*Text)->getBuffer();
    for (llvm::SmallVector<llvm::StringRef, 2> Parts;
         Include.match(Rest, &Parts);
         Rest =
             Rest.drop_front(Parts[0].data() + Parts[0].size() - Rest.data())) {
      std::string Name = path::convert_to_slash(Parts[1]);
      // Nothing is written elsewhere.
      if (path::is_absolute(Name) || llvm::StringRef(Name).contains(".."))
        continue;
      if (std::optional<llvm::StringRef> StandIn = Of.text(Name))
        N.StandIns.try_emplace(Name, StandIn->str());
    }
  }
}

static llvm::Error addCommands(Needs &N, const Input &I, const ParseOptions &O,
                               llvm::StringRef StandInFolder) {
  bool HasStandIns = !N.StandIns.empty();
  for (auto [Number, Source] : llvm::enumerate(I.Sources)) {
    const Command *Build = I.Commands.empty() ? nullptr : &I.Commands[Number];
    auto FS = llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>(
        llvm::vfs::createPhysicalFileSystem());
    if (Build)
      (void)FS->setCurrentWorkingDirectory(Build->Folder);
    llvm::Expected<std::vector<std::string>> Words =
        commandLine({Source, &I, Build}, O, FS);
    if (!Words)
      return Words.takeError();
    if (Words->empty()) {
      *Words = Build->Arguments;
    } else {
      N.OwnCommandsDo = false;
      if (HasStandIns) {
        auto Files = llvm::find(*Words, "--");
        Words->insert(Files, {"-idirafter", StandInFolder.str()});
      }
    }
    llvm::json::Array Arguments;
    for (std::string &Word : *Words)
      Arguments.push_back(llvm::json::fixUTF8(Word));
    N.Commands.push_back(
        llvm::json::Object{{"directory", Build ? Build->Folder : absolute(".")},
                           {"file", llvm::json::fixUTF8(absolute(Source))},
                           {"arguments", std::move(Arguments)}});
  }
  return llvm::Error::success();
}

static llvm::Expected<Needs> needsOf(const Preparation &P,
                                     llvm::StringRef StandInFolder) {
  Needs N;
  for (const Input &I : P.Inputs) {
    std::vector<std::string> Files = I.Sources;
    llvm::append_range(Files, I.Headers);
    StandIns Of(Files, P.Parsing.Known.Overlay, I.TraceRoutines);
    standIn(N, Files, Of);
  }
  for (const Input &I : P.Inputs)
    if (llvm::Error E = addCommands(N, I, P.Parsing, StandInFolder))
      return std::move(E);
  return N;
}

/// Whether clangd finds compile commands for what is in \p Folder by itself.
static bool hasDatabase(llvm::StringRef Folder) {
  return llvm::any_of(foldersAround(Folder), [](const std::string &Around) {
    return fs::exists(below(Around, "compile_commands.json"));
  });
}

static llvm::Error write(const Needs &N, llvm::StringRef Folder,
                         Commands From) {
  llvm::raw_ostream &OS = llvm::outs();
  std::string Own = below(Folder, ".ndis-tidy");
  for (const auto &[Name, Text] : N.StandIns)
    if (llvm::Error E = change(below(below(Own, "headers"), Name), Text, OS,
                               "in the place of what a build makes"))
      return E;
  std::string Database = From == Commands::Apart ? Own : Folder.str();
  if (From != Commands::Theirs)
    if (llvm::Error E = change(
            below(Database, "compile_commands.json"),
            llvm::formatv("{0:2}\n",
                          llvm::json::Value(llvm::json::Array(N.Commands)))
                .str(),
            OS,
            std::to_string(N.Commands.size()) +
                (N.Commands.size() == 1 ? " command" : " commands")))
      return E;
  // What is ours alone is nobody's to commit.
  if (From == Commands::Apart || !N.StandIns.empty())
    if (llvm::Error E =
            change(below(Own, ".gitignore"), "*\n", OS, "nothing in it"))
      return E;
  std::string Config = below(Folder, ".clangd");
  llvm::Expected<std::string> Old = contentOf(Config);
  if (!Old)
    return Old.takeError();
  return change(Config, withOurPart(*Old, From), OS);
}

static llvm::Error setUp(const Arguments &A, llvm::StringRef Executable,
                         bool &Prepared) {
  const std::string &Folder = A.Paths.front();
  if (A.Paths.size() != 1 || !fs::is_directory(Folder))
    return llvm::createStringError("--setup-editor wants one folder, not '" +
                                   A.Paths.back() + "'");
  llvm::Expected<std::string> Config = contentOf(below(Folder, ".clangd"));
  if (!Config)
    return Config.takeError();
  Arguments Own = A;
  // What we made of the build's description says nothing of the build.
  Commands Before = commandsOf(*Config);
  Own.Build.WithoutCommands = Before == Commands::InFolder;
  std::optional<Preparation> P = prepare(Own, Executable);
  Prepared = P.has_value();
  if (!P)
    return llvm::Error::success(); // it has been said why
  llvm::Expected<Needs> N =
      needsOf(*P, absolute(below(Folder, ".ndis-tidy/headers")));
  if (!N)
    return N.takeError();
  Commands From = Commands::Theirs;
  if (!N->OwnCommandsDo)
    From = Before != Commands::InFolder && hasDatabase(Folder)
               ? Commands::Apart
               : Commands::InFolder;
  return write(*N, Folder, From);
}

ExitStatus setUpEditor(const Arguments &A, llvm::StringRef Executable) {
  bool Prepared = true;
  llvm::Error E = setUp(A, Executable, Prepared);
  llvm::outs().flush();
  if (!E)
    return Prepared ? Clean : Failed;
  complain(std::move(E));
  return Failed;
}

} // namespace ndistidy::setup
