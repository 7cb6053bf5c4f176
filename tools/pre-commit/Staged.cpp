//===- Staged.cpp - What is about to be committed -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "pre-commit/Staged.h"
#include "ndis-tidy/Config.h"
#include "ndis-tidy/Run.h"
#include "pre-commit/Affected.h"
#include "pre-commit/Changes.h"
#include "pre-commit/Git.h"
#include "pre-commit/IndexCopy.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <set>

namespace ndistidy::precommit {

using namespace command;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace {

class Check {
public:
  Check(const Arguments &A, llvm::ArrayRef<llvm::StringRef> Words,
        llvm::StringRef Executable)
      : A(A), Words(Words), Executable(Executable), Strict(A.Strict) {}

  llvm::Error run();
  ExitStatus status() const { return Status; }

private:
  llvm::Error findChanges();
  llvm::Expected<bool> mayHaveDriver() const;
  llvm::Expected<Arguments> argumentsFor(llvm::StringRef At) const;
  llvm::Expected<Discovery> driversOf(const std::string &At);
  void addOtherNames();
  void findRoots();
  bool takeRoot(const std::string &File, const std::string &At);
  void complainOf(const std::string &File);
  llvm::Error analyse(const std::string &Root);
  void select(Preparation &P);

  const Arguments &A;
  llvm::ArrayRef<llvm::StringRef> Words;
  llvm::StringRef Executable;
  bool Strict;
  std::string Root; ///< of the repository
  /// Files, from there. Behind them their other names.
  std::vector<std::string> Changes;
  std::unique_ptr<IndexCopy> Copy;
  std::unique_ptr<Affected> Drivers;
  std::vector<std::string> Roots; ///< PATHs whose drivers are affected
  std::set<std::vector<std::string>> Known; ///< drivers in them, by identity
  std::set<std::vector<std::string>> Done; ///< those of them that were analysed
  std::set<std::string> Troubles;          ///< what was said already
  bool NotDescribed = false; ///< a driver that is to be and is not
  ExitStatus Status = Clean;
};

/// Goes back to the folder that it began in.
class WorkingFolder {
public:
  explicit WorkingFolder(llvm::StringRef To) {
    (void)fs::current_path(Before);
    Error = fs::set_current_path(To);
  }
  ~WorkingFolder() { (void)fs::set_current_path(Before); }
  WorkingFolder(const WorkingFolder &) = delete;

  std::error_code Error;

private:
  llvm::SmallString<128> Before;
};

} // namespace

/// The options among \p Words: what they name is known already.
static std::vector<std::string> optionsOf(const Arguments &A,
                                          llvm::ArrayRef<llvm::StringRef> W) {
  std::vector<std::string> Result;
  for (llvm::StringRef Word : W) {
    if (Word == "--") {
      Result.emplace_back("--");
      llvm::append_range(Result, A.ClangArguments);
      break;
    }
    if (!llvm::is_contained(A.Paths, Word) && Word.ltrim('-') != "staged")
      Result.push_back(Word.str());
  }
  return Result;
}

llvm::Error Check::findChanges() {
  llvm::Expected<std::string> Top = git({"rev-parse", "--show-toplevel"});
  if (!Top)
    return Top.takeError();
  Root = llvm::StringRef(*Top).rtrim("\r\n").str();
  std::vector<std::string> Given = namesIn(Root, A.Paths);
  if (std::error_code Error = fs::set_current_path(Root))
    return llvm::createStringError("cannot enter '" + Root +
                                   "': " + Error.message());
  llvm::Expected<std::vector<std::string>> Found = changes(Given);
  if (!Found)
    return Found.takeError();
  Changes = std::move(*Found);
  return llvm::Error::success();
}

/// Whether anything in the index looks like a driver.
llvm::Expected<bool> Check::mayHaveDriver() const {
  llvm::Expected<std::string> Found =
      git({"grep", "--cached", "-q", "-w", "-e", "DriverEntry", "--",
           ":(icase)*.c", ":(icase)*.cpp", ":(icase)*.cc", ":(icase)*.cxx"});
  bool Any = bool(Found);
  llvm::consumeError(Found.takeError());
  return Any;
}

/// What is to be done with \p At, its configuration included.
llvm::Expected<Arguments> Check::argumentsFor(llvm::StringRef At) const {
  std::vector<std::string> Own = optionsOf(A, Words);
  std::vector<llvm::StringRef> All(Own.begin(), Own.end());
  // In front of what is for Clang.
  All.insert(All.begin(), At);
  return readArguments(All);
}

llvm::Expected<Discovery> Check::driversOf(const std::string &At) {
  llvm::Expected<Arguments> Here = argumentsFor(At);
  if (!Here)
    return Here.takeError();
  if (Here->BuildPath)
    if (llvm::Error E = Copy->addCommands(*Here->BuildPath))
      return std::move(E);
  CompileCommands Commands(Here->BuildPath);
  return findDrivers(At, Here->Build, Commands);
}

/// Equal for a driver and itself, whatever links lead there.
static std::vector<std::string> identity(const Input &I) {
  auto Real = [](llvm::StringRef Path) {
    llvm::SmallString<256> Result;
    return fs::real_path(Path, Result) ? Path.str() : Result.str().str();
  };
  std::vector<std::string> Result;
  Result.reserve(I.Sources.size());
  for (const std::string &Source : I.Sources)
    Result.push_back(Real(Source));
  for (const Command &C : I.Commands)
    for (llvm::StringRef Word : C.Arguments) {
      Word.consume_front("-I");
      Result.push_back(path::is_absolute(Word) ? Real(Word) : Word.str());
    }
  return Result;
}

/// Whether \p File belongs to a driver of \p At.
bool Check::takeRoot(const std::string &File, const std::string &At) {
  llvm::Expected<Discovery> Found = driversOf(At);
  if (!Found) {
    // A run on this folder will say so, if it comes to one.
    llvm::consumeError(Found.takeError());
    return false;
  }
  bool Any = false, News = false;
  for (const Input &I : Found->Drivers)
    if (Drivers->by(File, I) && (!I.Commands.empty() || Drivers->hasEntry(I))) {
      Any = true;
      News |= Known.insert(identity(I)).second;
    }
  if (News)
    Roots.push_back(At);
  return Any;
}

/// Where the driver of \p File cannot be told from its description, that is no
/// pass: perhaps all of its sources have other names now.
void Check::complainOf(const std::string &File) {
  for (const std::string &At : Drivers->described(File)) {
    if (!Drivers->hasEntryBelow(At))
      continue;
    llvm::Expected<Discovery> Found = driversOf(At);
    if (Found)
      continue;
    std::string Why = llvm::toString(Found.takeError());
    if (Troubles.insert(Why).second)
      complain(llvm::createStringError(Why));
    Status = Failed;
    return;
  }
}

void Check::addOtherNames() {
  std::vector<std::string> Others;
  for (const std::string &File : Changes)
    for (std::string &Name : otherNames(File, Copy->links()))
      if (!llvm::is_contained(Changes, Name))
        Others.push_back(std::move(Name));
  llvm::append_range(Changes, std::move(Others));
}

void Check::findRoots() {
  for (const std::string &File : Changes) {
    // Where a build is described is better than what lies nearer.
    std::vector<std::string> Places = Drivers->described(File);
    llvm::append_range(Places, Affected::around(File));
    if (llvm::none_of(
            Places, [&](const std::string &At) { return takeRoot(File, At); }))
      complainOf(File);
  }
}

/// Leaves to \p P the drivers that a change affects.
void Check::select(Preparation &P) {
  llvm::erase_if(P.Inputs, [&](const Input &I) {
    return !llvm::any_of(Changes, [&](const std::string &File) {
      return Drivers->by(File, I);
    }) || !Done.insert(identity(I)).second;
  });
  for (const Input &I : P.Inputs) {
    if (!I.Commands.empty())
      continue;
    llvm::errs() << "ndis-tidy: " << (Strict ? "error" : "WARNING")
                 << ": nothing in the index says how the driver '" << I.Path
                 << "' is built: " << (Strict ? "" : "analysed as a guess, ")
                 << "see docs/build-systems.md\n";
    NotDescribed = true;
  }
  if (Strict && NotDescribed)
    P.Inputs.clear();
}

llvm::Error Check::analyse(const std::string &At) {
  llvm::Expected<Arguments> Here = argumentsFor(At);
  if (!Here)
    return Here.takeError();
  Strict |= Here->Strict; // its configuration may say so
  Here->Lenient = !Strict;
  if (!Copy->cache().empty() && !Here->CacheFolder)
    Here->CacheFolder = Copy->cache();
  // What is kept in a folder that will be gone is kept in vain.
  Here->NoCache |= Copy->cache().empty();
  ExitStatus Came =
      command::run(*Here, Executable, [&](Preparation &P) { select(P); });
  Status = std::max(Status, Came);
  return llvm::Error::success();
}

llvm::Error Check::run() {
  if (llvm::Error E = findChanges())
    return E;
  if (Changes.empty())
    return llvm::Error::success();
  llvm::Expected<bool> Any = mayHaveDriver();
  if (!Any)
    return Any.takeError();
  if (!*Any)
    return llvm::Error::success();
  auto Made = IndexCopy::make(Root);
  if (!Made)
    return Made.takeError();
  Copy = std::move(*Made);
  addOtherNames();
  std::set<std::string> Places;
  for (const std::string &File : Changes)
    for (std::string &Folder : Affected::around(File))
      Places.insert(std::move(Folder));
  for (const std::string &Place : Places)
    if (llvm::Error E = Copy->addCommands(Place))
      return E;
  WorkingFolder There(Copy->folder());
  if (There.Error)
    return llvm::createStringError("cannot enter '" + Copy->folder() +
                                   "': " + There.Error.message());
  Drivers = std::make_unique<Affected>(Copy->files(), Copy->links());
  findRoots();
  for (const std::string &At : Roots)
    if (llvm::Error E = analyse(At))
      return E;
  if (Strict && NotDescribed)
    Status = Failed;
  return llvm::Error::success();
}

ExitStatus checkStaged(const Arguments &A,
                       llvm::ArrayRef<llvm::StringRef> Words,
                       llvm::StringRef Executable) {
  Check C(A, Words, Executable);
  if (llvm::Error E = C.run()) {
    complain(std::move(E));
    return Failed;
  }
  return C.status();
}

} // namespace ndistidy::precommit
