//===- Editor.cpp - What an editor needs ----------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "setup/Editor.h"
#include "headers/StandIns.h"
#include "ndis-tidy/Checks.h"
#include "ndis-tidy/Preparation.h"
#include "setup/ChangedFile.h"
#include "setup/ClangdConfig.h"
#include "setup/OtherNames.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <map>

namespace ndistidy::setup {

using namespace command;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace {

struct EditorCommand {
  std::string Folder, File;
  std::vector<std::string> Words;
  bool IsOurs = false; ///< not the build's own
};

struct Header {
  std::string Text, Why;
};

/// What other programs need besides the driver's own files.
struct Needs {
  std::vector<EditorCommand> Commands;
  bool OwnCommandsDo = true; ///< the build's own are all that is needed
  /// Headers that are not there, or under another name, by name.
  std::map<std::string, Header> Headers;
};

} // namespace

static std::string below(llvm::StringRef Folder, llvm::StringRef Name) {
  llvm::SmallString<256> Result(Folder);
  path::append(Result, Name);
  return Result.str().str();
}

/// Whether a header of that name may be put into a folder of ours.
static bool isOurs(llvm::StringRef Name) {
  return !path::is_absolute(Name) && !Name.contains("..");
}

/// Stand-ins for what \p Files include and a build would have made.
static void standIn(Needs &N, const std::vector<std::string> &Files,
                    StandIns &Of) {
  for (const std::string &File : Files)
    if (auto Text = llvm::MemoryBuffer::getFile(File))
      for (const std::string &Name : includedNames((*Text)->getBuffer()))
        if (isOurs(Name))
          if (std::optional<llvm::StringRef> StandIn = Of.text(Name))
            N.Headers.try_emplace(
                Name,
                Header{StandIn->str(), "in the place of what a build makes"});
}

/// Headers that lead to those whose names the disk has in another case.
static void leadOn(Needs &N, const Input &I,
                   llvm::ArrayRef<std::string> Folders, FolderNames &Names) {
  std::vector<std::string> Files = I.Sources;
  llvm::append_range(Files, I.Headers);
  for (const auto &[Name, Other] : headersInOtherCase(Files, Folders, Names))
    if (isOurs(Name))
      N.Headers.try_emplace(
          Name, Header{"#include " + Other + "\n", "leads to " + Other});
}

static llvm::Error addCommands(Needs &N, const Input &I, const ParseOptions &O,
                               llvm::StringRef Folder, FolderNames &Names) {
  std::vector<std::string> HeaderFolders;
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
    EditorCommand C{Build ? Build->Folder : absolute(Folder), absolute(Source),
                    std::move(*Words), /*IsOurs=*/true};
    if (C.Words.empty()) {
      C.Words = Build->Arguments;
      C.IsOurs = false;
    } else {
      N.OwnCommandsDo = false;
      C.Words.back() = C.File; // the same from wherever it is run
      for (std::string &Of : headerFolders(C.Words, C.Folder))
        if (!llvm::is_contained(HeaderFolders, Of))
          HeaderFolders.push_back(std::move(Of));
    }
    N.Commands.push_back(std::move(C));
  }
  if (!HeaderFolders.empty())
    leadOn(N, I, HeaderFolders, Names);
  return llvm::Error::success();
}

/// As a compile_commands.json has them.
static llvm::json::Array asJson(const Needs &N, llvm::StringRef HeaderFolder) {
  llvm::json::Array All;
  for (const EditorCommand &C : N.Commands) {
    std::vector<std::string> Words = C.Words;
    if (C.IsOurs && !N.Headers.empty())
      Words.insert(llvm::find(Words, "--"), {"-idirafter", HeaderFolder.str()});
    llvm::json::Array Arguments;
    for (const std::string &Word : Words)
      Arguments.push_back(llvm::json::fixUTF8(Word));
    All.push_back(
        llvm::json::Object{{"directory", llvm::json::fixUTF8(C.Folder)},
                           {"file", llvm::json::fixUTF8(C.File)},
                           {"arguments", std::move(Arguments)}});
  }
  return All;
}

static llvm::Expected<Needs> needsOf(const Preparation &P,
                                     llvm::StringRef Folder) {
  Needs N;
  for (const Input &I : P.Inputs) {
    std::vector<std::string> Files = I.Sources;
    llvm::append_range(Files, I.Headers);
    StandIns Of(Files, P.Parsing.Known.Overlay, I.TraceRoutines);
    standIn(N, Files, Of);
  }
  FolderNames Names;
  for (const Input &I : P.Inputs)
    if (llvm::Error E = addCommands(N, I, P.Parsing, Folder, Names))
      return std::move(E);
  return N;
}

/// Whether clangd finds compile commands for what is in \p Folder by itself.
static bool hasDatabase(llvm::StringRef Folder) {
  return llvm::any_of(foldersAround(Folder), [](const std::string &Around) {
    return fs::exists(below(Around, "compile_commands.json"));
  });
}

static llvm::Error write(const Needs &N, llvm::StringRef Folder, Commands From,
                         const CheckChoice &Checks) {
  llvm::raw_ostream &OS = llvm::outs();
  std::string Own = below(Folder, ".ndis-tidy");
  std::string HeaderFolder = below(Own, "headers");
  for (const auto &[Name, H] : N.Headers)
    if (llvm::Error E = change(below(HeaderFolder, Name), H.Text, OS, H.Why))
      return E;
  std::string Database = From == Commands::Apart ? Own : Folder.str();
  if (From != Commands::Theirs)
    if (llvm::Error E = change(
            below(Database, "compile_commands.json"),
            llvm::formatv("{0:2}\n",
                          llvm::json::Value(asJson(N, absolute(HeaderFolder))))
                .str(),
            OS,
            std::to_string(N.Commands.size()) +
                (N.Commands.size() == 1 ? " command" : " commands")))
      return E;
  // What is ours alone is nobody's to commit.
  if (From == Commands::Apart || !N.Headers.empty())
    if (llvm::Error E =
            change(below(Own, ".gitignore"), "*\n", OS, "nothing in it"))
      return E;
  std::string Config = below(Folder, ".clangd");
  llvm::Expected<std::string> Old = contentOf(Config);
  if (!Old)
    return Old.takeError();
  return change(Config, withOurPart(*Old, From, Checks), OS);
}

/// What the editor is to be told of the checks that \p A selects.
static llvm::Expected<CheckChoice> choiceOf(const Arguments &A) {
  auto Rules = loadRules(A.RuleFiles);
  if (!Rules)
    return Rules.takeError();
  auto Chosen = selectChecks(*Rules, A.Checks);
  if (!Chosen)
    return Chosen.takeError();
  engine::Options Unused;
  if (llvm::Error E = applyCheckOptions(*Rules, A.CheckOptions, Unused))
    return std::move(E);
  CheckChoice Result;
  for (const catalogue::Check &C : Rules->Checks)
    if (!llvm::is_contained(*Chosen, C.Id))
      Result.Left.push_back(C.Id);
  Result.Options = A.CheckOptions;
  return Result;
}

/// The compile commands that \p Config, a .clangd in \p Folder, has clangd
/// take.
static std::optional<std::string> namedCommands(llvm::StringRef Config,
                                                llvm::StringRef Folder) {
  std::optional<std::string> Named = databaseOf(Config);
  if (!Named || *Named == "Ancestors")
    return std::nullopt;
  return path::is_absolute(*Named) ? *Named : below(Folder, *Named);
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
  std::optional<std::string> Named = namedCommands(*Config, Folder);
  if (Named && !Own.BuildPath &&
      fs::exists(below(*Named, "compile_commands.json")))
    Own.BuildPath = Named;
  llvm::Expected<CheckChoice> Checks = choiceOf(A);
  if (!Checks)
    return Checks.takeError();
  std::optional<Preparation> P = prepare(Own, Executable);
  Prepared = P.has_value();
  if (!P)
    return llvm::Error::success(); // it has been said why
  llvm::Expected<Needs> N = needsOf(*P, Folder);
  if (!N)
    return N.takeError();
  Commands From = Commands::Theirs;
  if (!N->OwnCommandsDo)
    From = Named || (Before != Commands::InFolder && hasDatabase(Folder))
               ? Commands::Apart
               : Commands::InFolder;
  return write(*N, Folder, From, *Checks);
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
