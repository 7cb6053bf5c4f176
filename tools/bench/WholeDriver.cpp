//===- WholeDriver.cpp - What a whole driver costs ------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "WholeDriver.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

namespace ndistidy::bench {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace {

/// A source of the driver, and how Clang checks it.
struct Source {
  std::string Path; ///< from the driver's folder
  Command User, Lean;
};

/// The cost of Clang over all sources: one after the other.
struct Sum {
  double Cpu = 0, Memory = 0;
  std::vector<double> Each;
};

class Timer {
public:
  Timer(const Command &NdisTidy, llvm::StringRef Clang, llvm::StringRef Folder)
      : NdisTidy(NdisTidy), Clang(Clang), Folder(Folder) {}

  llvm::Error prepare(llvm::StringRef Scratch);
  llvm::Error round(unsigned Number, DriverTimes &Times);
  llvm::Error tracePhases(DriverTimes &Times) const;
  size_t files() const { return Sources.size(); }

private:
  llvm::Error readCommands();
  /// With a time trace in the file \p Trace, if it has a name.
  llvm::Expected<Cost> ours(llvm::StringRef Trace = "") const;
  llvm::Error tracePhases(std::optional<Phases> &Least) const;
  static llvm::Expected<Sum> sum(llvm::ArrayRef<Source> Sources,
                                 Command Source::*Which);
  llvm::Error change(unsigned Number) const;

  const Command &NdisTidy;
  std::string Clang, Folder;
  std::string Ours, Theirs, Cache; ///< folders
  std::vector<Source> Sources;
};

} // namespace

static std::string below(llvm::StringRef Folder, const llvm::Twine &Name) {
  llvm::SmallString<256> Result(Folder);
  path::append(Result, Name);
  return Result.str().str();
}

static llvm::Error copy(llvm::StringRef From, llvm::StringRef To) {
  std::error_code Why = fs::create_directories(To);
  for (fs::directory_iterator It(From, Why), End; It != End && !Why;
       It.increment(Why)) {
    llvm::StringRef Name = path::filename(It->path());
    if (Name == ".ndis-tidy" || Name == ".git")
      continue;
    if (fs::is_directory(It->path())) {
      if (llvm::Error E = copy(It->path(), below(To, Name)))
        return E;
    } else {
      Why = fs::copy_file(It->path(), below(To, Name));
      if (Why)
        break;
    }
  }
  if (Why)
    return llvm::createStringError(Why, "cannot copy " + From + ": " +
                                            Why.message());
  return llvm::Error::success();
}

llvm::Error Timer::prepare(llvm::StringRef Scratch) {
  // A copy of its own for Clang: compile commands would be the build.
  Ours = below(Scratch, "ours");
  Theirs = below(Scratch, "theirs");
  Cache = below(Scratch, "cache");
  for (const std::string &To : {Ours, Theirs})
    if (llvm::Error E = copy(Folder, To))
      return E;
  Command SetUp = NdisTidy;
  llvm::append_range(SetUp.Words,
                     std::vector<std::string>{"--setup-editor", Theirs});
  if (llvm::Error E = run(SetUp).takeError())
    return E;
  return readCommands();
}

llvm::Error Timer::readCommands() {
  std::string Name = below(Theirs, "compile_commands.json");
  auto Text = llvm::MemoryBuffer::getFile(Name);
  if (!Text)
    return llvm::createStringError(Text.getError(), "cannot read " + Name);
  llvm::Expected<llvm::json::Value> All =
      llvm::json::parse((*Text)->getBuffer());
  if (!All)
    return All.takeError();
  const llvm::json::Array *Commands = All->getAsArray();
  for (const llvm::json::Value &V :
       Commands ? *Commands : llvm::json::Array()) {
    const llvm::json::Object *O = V.getAsObject();
    const llvm::json::Array *Words = O ? O->getArray("arguments") : nullptr;
    std::optional<llvm::StringRef> File = O ? O->getString("file") : "";
    if (!Words || !File || !File->consume_front(Theirs + "/"))
      return llvm::createStringError(Name + " is not as --setup-editor "
                                            "writes it");
    // Errors in the source are the same for both.
    Command Check{{Clang, "-fsyntax-only", "-w"}, /*MostStatus=*/1};
    Source S{File->str(), Check, Check};
    for (const llvm::json::Value &Word : llvm::drop_begin(*Words)) {
      llvm::StringRef W = Word.getAsString().value_or("");
      S.Lean.Words.push_back(W.str());
      // What keeps Clang from reading immintrin.h (rules/headers/mingw).
      if (W != "-D__X86INTRIN_H" && W != "-D_MM3DNOW_H_INCLUDED")
        S.User.Words.push_back(W.str());
    }
    Sources.push_back(std::move(S));
  }
  if (Sources.empty())
    return llvm::createStringError("no sources in " + Folder);
  return llvm::Error::success();
}

llvm::Expected<Cost> Timer::ours(llvm::StringRef Trace) const {
  Command C = NdisTidy;
  llvm::append_range(
      C.Words, std::vector<std::string>{"-j1", "--cache-dir=" + Cache, Ours});
  if (!Trace.empty())
    C.Words.push_back(("--time-trace=" + Trace).str());
  C.MostStatus = 2; // errors in the source
  return run(C);
}

llvm::Error Timer::tracePhases(std::optional<Phases> &Least) const {
  std::string Trace = Cache + ".json";
  llvm::Expected<Cost> C = ours(Trace);
  if (!C)
    return C.takeError();
  llvm::Expected<Phases> P = readPhases(Trace, C->Wall);
  if (!P)
    return P.takeError();
  if (Least)
    Least->takeLeast(*P);
  else
    Least = *P;
  return llvm::Error::success();
}

llvm::Error Timer::tracePhases(DriverTimes &Times) const {
  (void)fs::remove_directories(Cache);
  if (llvm::Error E = tracePhases(Times.ColdPhases))
    return E;
  return tracePhases(Times.UnchangedPhases);
}

llvm::Expected<Sum> Timer::sum(llvm::ArrayRef<Source> Sources,
                               Command Source::*Which) {
  Sum Result;
  for (const Source &S : Sources) {
    llvm::Expected<Cost> C = run(S.*Which);
    if (!C)
      return C.takeError();
    Result.Cpu += C->Cpu;
    Result.Memory = std::max(Result.Memory, C->Memory);
    Result.Each.push_back(C->Cpu);
  }
  return Result;
}

llvm::Error Timer::change(unsigned Number) const {
  std::error_code Why;
  llvm::raw_fd_ostream OS(below(Ours, Sources[Number % files()].Path), Why,
                          fs::OF_Append);
  if (Why)
    return llvm::createStringError(Why, "cannot change a source");
  OS << "\n// Round " << Number << ".\n";
  return llvm::Error::success();
}

llvm::Error Timer::round(unsigned Number, DriverTimes &Times) {
  (void)fs::remove_directories(Cache);
  llvm::Expected<Sum> User = sum(Sources, &Source::User);
  if (!User)
    return User.takeError();
  llvm::Expected<Cost> Cold = ours();
  if (!Cold)
    return Cold.takeError();
  llvm::Expected<Sum> Lean = sum(Sources, &Source::Lean);
  if (!Lean)
    return Lean.takeError();
  llvm::Expected<Cost> Unchanged = ours();
  if (!Unchanged)
    return Unchanged.takeError();
  if (llvm::Error E = change(Number))
    return E;
  llvm::Expected<Cost> Changed = ours();
  if (!Changed)
    return Changed.takeError();
  if (Number == 0)
    return llvm::Error::success(); // warms the machine's caches up
  Times.Clang.push_back(User->Cpu);
  Times.Cold.push_back(Cold->Cpu / User->Cpu);
  Times.ColdLean.push_back(Cold->Cpu / Lean->Cpu);
  Times.Unchanged.push_back(Unchanged->Cpu / User->Cpu);
  Times.Changed.push_back((Changed->Cpu - User->Each[Number % files()]) /
                          User->Cpu);
  Times.Memory.push_back(Cold->Memory / User->Memory);
  return llvm::Error::success();
}

llvm::Expected<DriverTimes> timeDriver(const Command &NdisTidy,
                                       llvm::StringRef Clang,
                                       llvm::StringRef Folder,
                                       unsigned Rounds) {
  llvm::SmallString<128> Scratch;
  if (std::error_code Why = fs::createUniqueDirectory("ndis-bench", Scratch))
    return llvm::createStringError(Why, "cannot make a temporary folder");
  // As the compile commands will have it.
  llvm::SmallString<128> Real;
  if (!fs::real_path(Scratch, Real))
    Scratch = Real;
  llvm::scope_exit Remove([&] { (void)fs::remove_directories(Scratch); });
  Timer T(NdisTidy, Clang, Folder);
  if (llvm::Error E = T.prepare(Scratch))
    return std::move(E);
  DriverTimes Result;
  Result.Files = T.files();
  for (unsigned Round = 0; Round <= Rounds; ++Round) {
    if (llvm::Error E = T.round(Round, Result))
      return std::move(E);
    if (llvm::Error E = T.tracePhases(Result))
      return std::move(E);
  }
  return Result;
}

//===----------------------------------------------------------------------===//
// All drivers
//===----------------------------------------------------------------------===//

/// Files that are so many share what they begin with.
static constexpr size_t ManyFiles = 4;
static constexpr double ManyGoal = 0.4, AnyGoal = 0.9;
static constexpr double UnchangedGoal = 0.05, ChangedGoal = 0.05;
static constexpr double MemoryGoal = 1.5;

static double median(const std::vector<double> &Of) {
  return spread(Of).Median;
}

static void printPhases(llvm::raw_ostream &OS,
                        llvm::ArrayRef<std::string> Folders,
                        llvm::ArrayRef<DriverTimes> Times) {
  OS << "Where the time goes, by the clock: shares of the least of all "
        "rounds\n";
  printPhaseTitles(OS);
  for (auto [Folder, T] : llvm::zip_equal(Folders, Times)) {
    std::string Name = path::filename(Folder).str();
    printShares(OS, Name + ", cold", *T.ColdPhases);
    printShares(OS, Name + ", unchanged", *T.UnchangedPhases);
  }
}

static void print(llvm::raw_ostream &OS, llvm::StringRef Folder,
                  const DriverTimes &T) {
  OS << llvm::format("  %-20s %6zu %8.0f  %5.2f (%.2f)      %.3f       "
                     "%+.3f   %5.2f\n",
                     path::filename(Folder).str().c_str(), T.Files,
                     median(T.Clang), median(T.Cold), median(T.ColdLean),
                     median(T.Unchanged), median(T.Changed), median(T.Memory));
  OS.flush();
}

llvm::Expected<std::vector<Judged>>
timeDrivers(llvm::raw_ostream &OS, const Command &NdisTidy,
            llvm::StringRef Clang, llvm::ArrayRef<std::string> Folders,
            unsigned Rounds) {
  OS << "Driver: ndis-tidy DIR against the sum of clang -fsyntax-only over its "
        "files (time of the processor)\n"
        "  driver                files clang ms   cold (lean)  unchanged  one "
        "changed  memory\n";
  std::vector<Judged> All = {
      {"cold, four files or more", 0, ManyGoal},
      {"cold, fewer files", 0, AnyGoal},
      {"nothing changed", 0, UnchangedGoal},
      {"one file changed, beyond that file", 0, ChangedGoal},
      {"memory", 0, MemoryGoal}};
  std::vector<DriverTimes> Times;
  for (const std::string &Folder : Folders) {
    llvm::Expected<DriverTimes> T = timeDriver(NdisTidy, Clang, Folder, Rounds);
    if (!T)
      return T.takeError();
    print(OS, Folder, *T);
    size_t Cold = T->Files >= ManyFiles ? 0 : 1;
    for (auto [Which, Of] :
         {std::pair(Cold, &T->Cold), std::pair(size_t(2), &T->Unchanged),
          std::pair(size_t(3), &T->Changed), std::pair(size_t(4), &T->Memory)})
      All[Which].Is = std::max(All[Which].Is, median(*Of));
    Times.push_back(std::move(*T));
  }
  printPhases(OS, Folders, Times);
  for (Judged &J : All)
    J.What += ", the worst driver";
  return All;
}

} // namespace ndistidy::bench
