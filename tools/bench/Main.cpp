//===- Main.cpp - The benchmark -------------------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Holds the tool's speed against its goals (docs/architecture.md, "Speed"):
//
//   ndis-bench [--rounds=N] [--only=PART] [--output=FILE]
//
// Exit status: 0 all goals met, 1 one missed, 2 the run failed. --smoke makes
// one small round of everything and judges nothing: a test that it works.
//
//===----------------------------------------------------------------------===//

#include "EngineTime.h"
#include "Generate.h"
#include "Measure.h"
#include "WholeDriver.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <cmath>

using namespace ndistidy::bench;

namespace cl = llvm::cl;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace {
enum class Part : uint8_t {
  Plugin,
  Command,
  Driver,
  Engine,
  Functions,
  Acquisitions
};
} // namespace

static cl::OptionCategory Category("ndis-bench options");
static cl::opt<unsigned> Rounds("rounds", cl::desc("Rounds to measure"),
                                cl::init(11), cl::cat(Category));
static cl::opt<bool> Smoke("smoke", cl::desc("Only show that it works"),
                           cl::cat(Category));
static cl::list<Part>
    Only("only", cl::desc("Measure this part; may be repeated"),
         cl::cat(Category),
         cl::values(clEnumValN(Part::Plugin, "plugin", "against clang-tidy"),
                    clEnumValN(Part::Command, "command", "against clang"),
                    clEnumValN(Part::Driver, "driver", "whole drivers"),
                    clEnumValN(Part::Engine, "engine", "the engine alone"),
                    clEnumValN(Part::Functions, "functions",
                               "cost by the number of routines"),
                    clEnumValN(Part::Acquisitions, "acquisitions",
                               "cost by the number of acquisitions")));
static cl::list<std::string>
    MoreDrivers("driver",
                cl::desc("Measure this whole driver, too; may be repeated"),
                cl::value_desc("DIR"), cl::cat(Category));
static cl::opt<std::string> Output("output", cl::desc("Write the table there"),
                                   cl::value_desc("FILE"), cl::init("-"),
                                   cl::cat(Category));
static cl::opt<std::string> NdisTidy("ndis-tidy", cl::init(BENCH_NDIS_TIDY),
                                     cl::desc("The command"),
                                     cl::cat(Category));
static cl::opt<std::string> Plugin("plugin", cl::init(BENCH_PLUGIN),
                                   cl::desc("The clang-tidy plugin"),
                                   cl::cat(Category));
static cl::opt<std::string> ClangTidy("clang-tidy", cl::init(BENCH_CLANG_TIDY),
                                      cl::desc("clang-tidy"),
                                      cl::cat(Category));
static cl::opt<std::string> Clang("clang", cl::init(BENCH_CLANG),
                                  cl::desc("clang"), cl::cat(Category));
static cl::opt<std::string> MinGW("mingw",
                                  cl::init("/usr/share/mingw-w64/include"),
                                  cl::desc("mingw-w64's include folder"),
                                  cl::cat(Category));

/// What clang-tidy runs for comparison: looks for calls of rand, of which
/// drivers have none.
static constexpr char TrivialCheck[] = "misc-predictable-rand";

static constexpr double PluginGoal = 1.05, CommandGoal = 1.10;
static constexpr double EngineGoal = 50;
/// The exponent of a straight line is 1; near that is near linear.
static constexpr double GrowthGoal = 1.2;

namespace {

class Bench {
public:
  explicit Bench(llvm::raw_ostream &To) : OS(To) {}
  llvm::Error prepare();
  llvm::Error plugin();
  llvm::Error command();
  llvm::Error driver();
  llvm::Error engine();
  llvm::Error functions();
  llvm::Error acquisitions();
  bool good() const { return Good; }

private:
  struct Source {
    std::string Driver, File;
  };
  using Commands = std::pair<Command, Command>;

  std::vector<std::string> drivers() const;
  llvm::Error
  pairs(double Goal,
        llvm::function_ref<Commands(const Source &, std::vector<std::string>)>
            Make);
  llvm::Expected<double> timeGenerated(llvm::StringRef Folder, unsigned Size,
                                       llvm::StringRef Text);
  llvm::Error curve(llvm::StringRef Unit, llvm::ArrayRef<unsigned> Sizes,
                    llvm::function_ref<std::string(unsigned)> Make);
  void row(llvm::StringRef Name, const Comparison &C);
  void judge(llvm::StringRef What, double Is, double Goal);
  unsigned rounds() const { return Smoke ? 1 : std::max(1U, +Rounds); }

  llvm::raw_ostream &OS;
  std::vector<Source> Sources;
  std::vector<std::string> Flags;
  bool Good = true;
};

} // namespace

static bool isSource(llvm::StringRef Path) {
  return path::extension(Path) == ".c" || path::extension(Path) == ".cpp";
}

static std::vector<std::string> entries(const llvm::Twine &Folder) {
  std::vector<std::string> Result;
  std::error_code Error;
  for (fs::directory_iterator It(Folder, Error), End; It != End && !Error;
       It.increment(Error))
    Result.push_back(It->path());
  llvm::sort(Result);
  return Result;
}

/// The command, which may find something and be right.
static Command ndisTidy(bool Keeps = false) {
  Command C{{NdisTidy, "--mingw=" + MinGW}, /*MostStatus=*/1};
  if (!Keeps)
    C.Words.emplace_back("--no-cache");
  return C;
}

/// Finds the drivers and the flags that their files are parsed with.
llvm::Error Bench::prepare() {
  for (const std::string &Driver :
       entries(BENCH_SOURCE_ROOT "/test-inputs/drivers"))
    for (const std::string &File : entries(Driver))
      if (isSource(File))
        Sources.push_back({Driver, File});
  if (Sources.empty())
    return llvm::createStringError("no drivers in " BENCH_SOURCE_ROOT
                                   "/test-inputs/drivers");
  if (Smoke)
    Sources.resize(1);
  const std::string Overlay = BENCH_SOURCE_ROOT "/rules/headers/mingw";
  auto Text = llvm::MemoryBuffer::getFile(Overlay + "/flags.txt");
  if (!Text)
    return llvm::createStringError(Text.getError(),
                                   "cannot read " + Overlay + "/flags.txt");
  llvm::SmallVector<llvm::StringRef, 64> Lines;
  (*Text)->getBuffer().split(Lines, '\n');
  for (llvm::StringRef Line : Lines) {
    if (Line.trim().empty() || Line.starts_with("#"))
      continue;
    std::string Flag = Line.trim().str();
    for (const auto &[Mark, Folder] : {std::pair("@OVERLAY@", Overlay),
                                       std::pair("@MINGW@", MinGW.getValue())})
      if (size_t At = Flag.find(Mark); At != std::string::npos)
        Flag.replace(At, llvm::StringRef(Mark).size(), Folder);
    Flags.push_back(std::move(Flag));
  }
  return llvm::Error::success();
}

void Bench::judge(llvm::StringRef What, double Is, double Goal) {
  OS << llvm::format("  %s: %.2f, goal %.2f", What.str().c_str(), Is, Goal);
  if (Smoke) {
    OS << '\n';
    return;
  }
  OS << (Is <= Goal ? ": met\n" : ": MISSED\n");
  Good &= Is <= Goal;
}

void Bench::row(llvm::StringRef Name, const Comparison &C) {
  Spread Wall = spread(C.Wall), Cpu = spread(C.Cpu);
  OS << llvm::format("  %-32s %8.1f %8.1f   %5.3f [%5.3f %5.3f]"
                     "   %5.3f [%5.3f %5.3f]\n",
                     Name.str().c_str(), spread(C.Ours).Median,
                     spread(C.Theirs).Median, Wall.Median, Wall.Lower,
                     Wall.Upper, Cpu.Median, Cpu.Lower, Cpu.Upper);
}

/// Two commands over every file of every driver, in turn.
llvm::Error Bench::pairs(
    double Goal,
    llvm::function_ref<Commands(const Source &, std::vector<std::string>)>
        Make) {
  OS << "  file                                 ours   theirs   "
        "ratio [quartiles]     processor time\n";
  Comparison All;
  for (const Source &S : Sources) {
    std::vector<std::string> With = Flags;
    llvm::append_range(With, std::vector<std::string>{"-w", "-I" + S.Driver});
    Commands Two = Make(S, std::move(With));
    auto C = compare(Two.first, Two.second, rounds());
    if (!C)
      return C.takeError();
    row((path::filename(S.Driver) + "/" + path::filename(S.File)).str(), *C);
    All.add(*C);
  }
  row("all", All);
  judge("median of the ratios", spread(All.Wall).Median, Goal);
  return llvm::Error::success();
}

llvm::Error Bench::plugin() {
  OS << "Plugin: clang-tidy -load ndis-tidy-plugin.so -checks=-*,ndis-*\n"
     << "against the same with -checks=-*," << TrivialCheck
     << " of its own and no plugin (ms)\n";
  return pairs(PluginGoal, [](const Source &S, std::vector<std::string> With) {
    Command Ours{{ClangTidy, "-load", Plugin, "--config={}",
                  "-checks=-*,ndis-*", S.File, "--"}};
    Command Theirs{{ClangTidy, "--config={}",
                    std::string("-checks=-*,") + TrivialCheck, S.File, "--"}};
    llvm::append_range(Ours.Words, With);
    llvm::append_range(Theirs.Words, With);
    return Commands(std::move(Ours), std::move(Theirs));
  });
}

llvm::Error Bench::command() {
  OS << "Command: ndis-tidy FILE against clang -fsyntax-only FILE (ms)\n";
  return pairs(CommandGoal, [](const Source &S, std::vector<std::string> With) {
    Command Ours = ndisTidy();
    Ours.Words.push_back(S.File);
    Command Theirs{{Clang, "-fsyntax-only"}};
    llvm::append_range(Theirs.Words, With);
    Theirs.Words.push_back(S.File);
    return Commands(std::move(Ours), std::move(Theirs));
  });
}

std::vector<std::string> Bench::drivers() const {
  std::vector<std::string> Drivers;
  for (const Source &S : Sources)
    if (Drivers.empty() || Drivers.back() != S.Driver)
      Drivers.push_back(S.Driver);
  return Drivers;
}

llvm::Error Bench::driver() {
  std::vector<std::string> All = drivers();
  llvm::append_range(All, MoreDrivers);
  auto Worst = timeDrivers(OS, ndisTidy(/*Keeps=*/true), Clang, All, rounds());
  if (!Worst)
    return Worst.takeError();
  for (const Judged &J : *Worst)
    judge(J.What, J.Is, J.Goal);
  return llvm::Error::success();
}

llvm::Error Bench::engine() {
  OS << "Engine: a whole driver from its text IR (ms of the processor)\n"
        "  driver                routines    steps     read  analyse "
        "[quartiles]\n";
  double Most = 0;
  for (const std::string &Driver : drivers()) {
    auto T = timeEngine(ndisTidy(), Driver, rounds());
    if (!T)
      return T.takeError();
    OS << llvm::format("  %-20s %9u %8llu %8.2f %8.2f [%.2f %.2f]\n",
                       path::filename(Driver).str().c_str(), T->Routines,
                       static_cast<unsigned long long>(T->Steps),
                       T->Read.Median, T->Analyse.Median, T->Analyse.Lower,
                       T->Analyse.Upper);
    Most = std::max(Most, T->Analyse.Median);
  }
  judge("slowest driver, ms", Most, EngineGoal);
  return llvm::Error::success();
}

/// Writes the driver that \p Text is to \p Folder, and times it. Milliseconds
/// of the engine.
llvm::Expected<double> Bench::timeGenerated(llvm::StringRef Folder,
                                            unsigned Size,
                                            llvm::StringRef Text) {
  llvm::SmallString<128> File(Folder);
  path::append(File, "driver.c");
  if (llvm::Error E = llvm::writeToOutput(File, [&](llvm::raw_ostream &To) {
        To << Text;
        return llvm::Error::success();
      }))
    return std::move(E);
  auto T = timeEngine(ndisTidy(), Folder, rounds());
  if (!T)
    return T.takeError();
  std::vector<double> Whole;
  for (unsigned Round = 0; Round != rounds(); ++Round) {
    Command Run = ndisTidy();
    Run.Words.push_back(Folder.str());
    auto C = run(Run);
    if (!C)
      return C.takeError();
    Whole.push_back(C->Wall);
  }
  double Time = T->Analyse.Median;
  size_t Lines = Text.count('\n');
  OS << llvm::format("  %12u %8zu %8llu %8.2f %8.2f %9.2f %8.1f\n", Size, Lines,
                     static_cast<unsigned long long>(T->Steps), T->Read.Median,
                     Time, 1000 * Time / static_cast<double>(Lines),
                     spread(Whole).Median);
  // What is not analysed costs nothing, and would show nothing.
  if (T->Findings != 0 || T->Incompletes != 0 || T->Reached != T->Routines)
    return llvm::createStringError(llvm::formatv(
        "generated driver of size {0}: {1} findings, {2} routines "
        "not analysed to the end, {3} not reached",
        Size, T->Findings, T->Incompletes, T->Routines - T->Reached));
  return Time;
}

/// Times generated drivers of growing size, and how the time grows with the
/// lines of their source.
llvm::Error Bench::curve(llvm::StringRef Unit, llvm::ArrayRef<unsigned> Sizes,
                         llvm::function_ref<std::string(unsigned)> Make) {
  OS << llvm::format("  %12s    lines    steps     read  analyse   us/line"
                     "  command\n",
                     Unit.str().c_str());
  llvm::SmallString<128> Folder;
  if (std::error_code Why = fs::createUniqueDirectory("ndis-bench", Folder))
    return llvm::createStringError(Why, "cannot make a temporary folder");
  llvm::scope_exit Remove([&] {
    if (std::error_code Why = fs::remove_directories(Folder))
      OS << "  " << Folder << " is left behind: " << Why.message() << '\n';
  });
  std::vector<double> Lines, Times;
  for (unsigned Size : Sizes) {
    const std::string Text = Make(Size);
    auto Time = timeGenerated(Folder, Size, Text);
    if (!Time)
      return Time.takeError();
    Lines.push_back(static_cast<double>(llvm::StringRef(Text).count('\n')));
    Times.push_back(*Time);
  }
  judge("time grows with the lines to the power of",
        std::log(Times.back() / Times.front()) /
            std::log(Lines.back() / Lines.front()),
        GrowthGoal);
  return llvm::Error::success();
}

llvm::Error Bench::functions() {
  OS << "Routines: generated drivers of so many helpers (ms)\n";
  std::vector<unsigned> Sizes = {100, 200, 400, 800, 1600, 3200};
  if (Smoke)
    Sizes = {8, 16};
  return curve("helpers", Sizes, driverWithHelpers);
}

llvm::Error Bench::acquisitions() {
  std::vector<unsigned> Sizes = {10, 20, 50, 100, 200};
  if (Smoke)
    Sizes = {2, 4};
  for (auto [How, Name] :
       {std::pair(Style::Ladder, "a ladder of gotos"),
        std::pair(Style::Nested, "one if within the other"),
        std::pair(Style::Return, "a return that frees all before it")}) {
    OS << "Acquisitions: so many in DriverEntry, " << Name << " (ms)\n";
    if (llvm::Error E = curve("acquisitions", Sizes, [H = How](unsigned Size) {
          return driverWithAcquisitions(Size, H);
        }))
      return E;
  }
  return llvm::Error::success();
}

static llvm::Expected<bool> runAll(llvm::raw_ostream &OS) {
  Bench B(OS);
  if (llvm::Error E = B.prepare())
    return std::move(E);
  const std::pair<Part, llvm::Error (Bench::*)()> Parts[] = {
      {Part::Plugin, &Bench::plugin},
      {Part::Command, &Bench::command},
      {Part::Driver, &Bench::driver},
      {Part::Engine, &Bench::engine},
      {Part::Functions, &Bench::functions},
      {Part::Acquisitions, &Bench::acquisitions}};
  for (auto [Which, Run] : Parts) {
    if (!Only.empty() && !llvm::is_contained(Only, Which))
      continue;
    if (llvm::Error E = (B.*Run)())
      return std::move(E);
    OS << '\n';
    OS.flush();
  }
  return B.good();
}

int main(int Argc, char **Argv) {
  cl::HideUnrelatedOptions(Category);
  cl::ParseCommandLineOptions(Argc, Argv,
                              "Holds the speed of ndis-tidy against goals.\n");
  llvm::ExitOnError OrExit("ndis-bench: ", 2);
  std::error_code Why;
  llvm::raw_fd_ostream OS(Output, Why);
  if (Why)
    OrExit(llvm::createStringError(Why, "cannot write " + Output));
  llvm::Expected<bool> Good = runAll(OS);
  OS.flush();
  return OrExit(std::move(Good)) ? 0 : 1;
}
