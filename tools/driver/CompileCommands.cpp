//===- CompileCommands.cpp - How the driver's build compiles --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/CompileCommands.h"
#include "driver/PortableCommands.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <set>

namespace ndistidy::command {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;
namespace tooling = clang::tooling;

/// The same file twice: with what it says, and with what can be inferred.
struct CompileCommands::Database {
  std::unique_ptr<tooling::CompilationDatabase> Said;
  std::unique_ptr<tooling::CompilationDatabase> Inferred;
};

static constexpr llvm::StringLiteral FileName = "compile_commands.json";

CompileCommands::CompileCommands(std::optional<std::string> Path)
    : BuildPath(std::move(Path)) {
  if (BuildPath && fs::is_directory(*BuildPath)) {
    llvm::SmallString<256> File(*BuildPath);
    path::append(File, FileName);
    BuildPath = File.str().str();
  }
}

CompileCommands::~CompileCommands() = default;

/// Has the folders of \p Entries start at \p Folder; whether one did not.
static bool startAt(llvm::StringRef Folder, llvm::json::Array &Entries) {
  bool Any = false;
  for (llvm::json::Value &Entry : Entries)
    if (llvm::json::Object *O = Entry.getAsObject())
      if (auto Said = O->getString("directory");
          Said && path::is_relative(*Said)) {
        llvm::SmallString<256> Whole(Folder);
        path::append(Whole, *Said);
        path::remove_dots(Whole, /*remove_dot_dot=*/true);
        (*O)["directory"] = Whole.str().str();
        Any = true;
      }
  return Any;
}

/// The text of \p File, with the paths that they are here.
llvm::Expected<std::string> CompileCommands::readHere(const std::string &File) {
  auto Text = llvm::MemoryBuffer::getFile(File, /*IsText=*/true);
  if (!Text)
    return llvm::createStringError(Text.getError().message());
  // Clang's own reader prints its errors, over several lines.
  llvm::Expected<llvm::json::Value> Json =
      llvm::json::parse((*Text)->getBuffer());
  if (!Json)
    return Json.takeError();
  llvm::json::Array *Entries = Json->getAsArray();
  std::string Folder = absolute(path::parent_path(File));
  if (!Entries || !isOfWindows(*Entries))
    return Entries && startAt(Folder, *Entries)
               ? llvm::formatv("{0}", *Json).str()
               : (*Text)->getBuffer().str();
  std::optional<FolderMapping> M = findSources(*Entries, Folder);
  if (M) {
    Notes.push_back("ndis-tidy: '" + File + "' is from Windows: " + M->There +
                    " there is taken for '" + M->Here + "'");
    return llvm::formatv("{0}",
                         llvm::json::Value(translate(*Entries, *M, Folder)));
  }
  std::string Why = "it is from Windows, and '" + firstSource(*Entries) +
                    "' and the others that it names are not here";
  if (BuildPath)
    return llvm::createStringError(Why);
  Notes.push_back("ndis-tidy: '" + File + "' is not used: " + Why);
  return std::string("[]");
}

llvm::Expected<CompileCommands::Database *>
CompileCommands::load(const std::string &File) {
  // A file that could not be read has nothing in its place.
  auto It = Loaded.try_emplace(File).first;
  if (It->second)
    return It->second.get();
  llvm::Expected<std::string> Text = readHere(File);
  auto Fail = [&](const llvm::Twine &Why) {
    return llvm::createStringError(
        "cannot read compile commands from '" + File +
        "': " + llvm::StringRef(Why.str()).rtrim('.') +
        "; mend the file, or name another with -p");
  };
  if (!Text)
    return Fail(llvm::toString(Text.takeError()));
  auto Read = [&](std::string &Error) {
    return tooling::JSONCompilationDatabase::loadFromBuffer(
        *Text, Error, tooling::JSONCommandLineSyntax::AutoDetect);
  };
  std::string Error;
  auto Database = std::make_unique<CompileCommands::Database>();
  Database->Said = Read(Error);
  if (!Database->Said)
    return Fail(Error);
  Database->Inferred = tooling::inferTargetAndDriverMode(
      tooling::inferMissingCompileCommands(tooling::expandResponseFiles(
          Read(Error), llvm::vfs::getRealFileSystem())));
  It->second = std::move(Database);
  return It->second.get();
}

/// The compile_commands.json in or above the folder of \p I.
static std::optional<std::string> nearest(const Input &I) {
  llvm::StringRef Folder =
      I.IsFolder ? llvm::StringRef(I.Path) : path::parent_path(I.Path);
  for (const std::string &Around :
       foldersAround(Folder.empty() ? "." : Folder)) {
    llvm::SmallString<256> File(Around);
    path::append(File, FileName);
    // A link that leads nowhere is there, too: the build that it is for is not.
    fs::file_status Status;
    if (!fs::status(File, Status, /*follow=*/false))
      return File.str().str();
  }
  return std::nullopt;
}

std::optional<std::string> CompileCommands::fileFor(const Input &I) const {
  return BuildPath ? BuildPath : nearest(I);
}

std::vector<std::string> CompileCommands::missingBelow(const Input &I) {
  std::vector<std::string> Result;
  std::optional<std::string> File = I.IsFolder ? fileFor(I) : std::nullopt;
  if (!File)
    return Result;
  auto Known = Loaded.find(*File);
  if (Known == Loaded.end() || !Known->second)
    return Result;
  const std::string Folder = absolute(I.Path) + "/";
  std::set<std::string> Sources;
  for (const std::string &Source : Known->second->Said->getAllFiles())
    if (llvm::StringRef(absolute(Source)).starts_with(Folder) &&
        !fs::exists(Source))
      Sources.insert(absolute(Source).substr(Folder.size()));
  for (const std::string &Source : Sources)
    Result.push_back(*File + ": there is no source '" + Source + "' in '" +
                     I.Path + "'");
  return Result;
}

llvm::Expected<std::vector<Command>> CompileCommands::of(const Input &I) {
  std::vector<Command> Result;
  std::optional<std::string> File = fileFor(I);
  if (!File)
    return Result;
  llvm::Expected<Database *> D = load(*File);
  if (!D)
    return D.takeError();
  bool Named = llvm::any_of(I.Sources, [&](const std::string &Source) {
    return !(*D)->Said->getCompileCommands(absolute(Source)).empty();
  });
  if (!Named && !BuildPath) {
    if (I.IsFolder && path::parent_path(*File) == absolute(I.Path) &&
        !(*D)->Said->getAllFiles().empty())
      Notes.push_back("ndis-tidy: '" + *File +
                      "' is not used: it names none of the sources here");
    return Result;
  }
  unsigned Several = 0;
  for (const std::string &Source : I.Sources) {
    size_t Said = (*D)->Said->getCompileCommands(absolute(Source)).size();
    Several += Said > 1;
    std::vector<tooling::CompileCommand> Commands =
        (*D)->Inferred->getCompileCommands(absolute(Source));
    if (Commands.empty() || Commands.front().CommandLine.empty())
      return llvm::createStringError(
          "'" + *File + "' has no command to go by for '" + Source + "'");
    tooling::CompileCommand &C = Commands.front();
    // What could be read has been put in its place. Without it the file would
    // be parsed as what it is not.
    auto Left = llvm::find_if(C.CommandLine, [](llvm::StringRef Word) {
      return Word.size() > 1 && Word.starts_with("@");
    });
    if (Left != C.CommandLine.end())
      return llvm::createStringError("cannot read the response file '" +
                                     Left->substr(1) + "' that '" + *File +
                                     "' names for '" + Source + "'");
    Result.push_back(
        {absolute(C.Directory), std::move(C.CommandLine), Said == 0});
  }
  if (Several)
    Notes.push_back("ndis-tidy: '" + *File + "' has several commands for " +
                    std::to_string(Several) +
                    (Several == 1 ? " source" : " sources") +
                    ": the first of each is taken");
  return Result;
}

} // namespace ndistidy::command
