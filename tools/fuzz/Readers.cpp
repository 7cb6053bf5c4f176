//===- Readers.cpp - What reads text that others wrote --------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fuzz/Readers.h"
#include "build/SourcesFile.h"
#include "build/VisualStudio.h"
#include "catalogue/CatalogueYaml.h"
#include "driver/CompileCommands.h"
#include "driver/Variants.h"
#include "engine/Engine.h"
#include "frontend/Lowered.h"
#include "fuzz/Mutator.h"
#include "ir/Linker.h"
#include "ir/Text.h"
#include "ndis-tidy/Config.h"
#include "report/Baseline.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/PrettyStackTrace.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/thread.h"

namespace ndistidy::fuzz {

namespace fs = llvm::sys::fs;
using llvm::Error;
using llvm::StringRef;

static Error write(StringRef Path, StringRef Text) {
  return llvm::writeToOutput(Path, [&](llvm::raw_ostream &OS) {
    OS << Text;
    return Error::success();
  });
}

static llvm::MemoryBufferRef called(StringRef Text, StringRef Name) {
  return {Text, Name};
}

/// Links and analyses; what comes of it does not matter.
static Error analyse(ir::Module M) {
  std::vector<ir::Module> Modules;
  Modules.push_back(std::move(M));
  llvm::Expected<ir::Program> P = ir::link(std::move(Modules));
  if (!P)
    return P.takeError();
  engine::Options Few;
  Few.StepLimit = 20000;
  Few.RecordLives = true;
  (void)engine::analyse(*P, catalogue::shipped(), Few);
  return Error::success();
}

static std::string textOf(const ir::Module &M) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  ir::print(M, OS);
  return Text;
}

/// What is taken is printed, and the print is what it is.
static Error readIR(StringRef Text, StringRef) {
  llvm::Expected<ir::Module> M = ir::parse(called(Text, "mutant.ir"));
  if (!M)
    return M.takeError();
  const std::string Printed = textOf(*M);
  llvm::Expected<ir::Module> Again = ir::parse(called(Printed, "printed.ir"));
  if (!Again)
    llvm::report_fatal_error(Again.takeError());
  if (textOf(*Again) != Printed)
    llvm::report_fatal_error("a module is printed in two ways");
  return analyse(std::move(*M));
}

/// What is nested without end needs a larger stack than a thread has: Clang has
/// no bound of its own.
static Error readSource(const frontend::Source &S) {
  constexpr unsigned StackBytes = 512U << 20;
  ir::Module M;
  llvm::thread Parser(std::optional(StackBytes),
                      [&] { M = frontend::lowered(S); });
  Parser.join();
  return analyse(std::move(M));
}

static Error readCode(StringRef Text, StringRef) {
  return readSource(
      {.Code = Text.str(), .Arguments = {"-fno-caret-diagnostics"}});
}

static Error readClass(StringRef Text, StringRef) {
  // Clang 22 crashes on C++20 in UTF-16; the command looks before.
  if (Text.starts_with("\xFF\xFE") || Text.starts_with("\xFE\xFF"))
    return llvm::createStringError("UTF-16");
  return readSource({.Code = Text.str(),
                     .Path = "a.cpp",
                     .Arguments = {"-std=c++20", "-fno-caret-diagnostics"}});
}

static Error readRules(StringRef Text, StringRef) {
  catalogue::Catalogue C = catalogue::shipped();
  return catalogue::addYaml(C, called(Text, "rules.yaml"));
}

static Error readProjectFile(StringRef Text, StringRef Folder) {
  std::string File = (Folder + "/a.vcxproj").str();
  if (Error E = write(File, Text))
    return E;
  return build::readProject(File, {}).takeError();
}

static Error readSolutionFile(StringRef Text, StringRef Folder) {
  std::string File = (Folder + "/a.sln").str();
  std::vector<build::Remark> Remarks;
  if (Error E = write(File, Text))
    return E;
  return build::readSolution(File, Remarks).takeError();
}

static Error readSources(StringRef Text, StringRef Folder) {
  std::string File = (Folder + "/sources").str();
  if (Error E = write(File, Text))
    return E;
  return build::readSourcesFile(File, {}).takeError();
}

static Error readDirs(StringRef Text, StringRef Folder) {
  std::vector<build::Remark> Remarks;
  if (Error E = write((Folder + "/dirs").str(), Text))
    return E;
  return build::findSourcesFiles(Folder, Remarks).takeError();
}

static Error readCommands(StringRef Text, StringRef Folder) {
  if (Error E = write((Folder + "/compile_commands.json").str(), Text))
    return E;
  command::Input In;
  In.Path = Folder.str();
  In.IsFolder = true;
  In.Sources = {(Folder + "/a.c").str(), (Folder + "/b.c").str()};
  return command::CompileCommands(std::nullopt).of(In).takeError();
}

static Error readConfig(StringRef Text, StringRef) {
  return command::parseConfig(called(Text, ".ndis-tidy.yaml")).takeError();
}

static Error readVariants(StringRef Text, StringRef) {
  return command::parseVariants(called(Text, "variants.yaml")).takeError();
}

static Error readBaseline(StringRef Text, StringRef) {
  return report::parseBaseline(Text, "baseline.sarif").takeError();
}

llvm::ArrayRef<Reader> readers() {
  static constexpr Reader All[] = {
      {"ir", "test-inputs/ir", readIR, 1000},
      {"code", "tools/fuzz/seeds/code", readCode, 300},
      {"class", "tools/fuzz/seeds/class", readClass, 150},
      {"rules", "rules/resources", readRules, 300},
      {"roles", "rules/roles.yaml", readRules, 100},
      {"calls", "rules/calls.yaml", readRules, 100},
      {"project", "tools/fuzz/seeds/project", readProjectFile, 500},
      {"solution", "tools/fuzz/seeds/solution", readSolutionFile, 300},
      {"sources", "tools/fuzz/seeds/sources", readSources, 500},
      {"dirs", "tools/fuzz/seeds/dirs", readDirs, 300},
      {"commands", "tools/fuzz/seeds/commands", readCommands, 300},
      {"config", "tools/fuzz/seeds/config", readConfig, 500},
      {"variants", "tools/fuzz/seeds/variants", readVariants, 500},
      {"baseline", "tools/fuzz/seeds/baseline", readBaseline, 500},
  };
  return All;
}

llvm::Expected<std::vector<std::string>> seedsOf(const Reader &R) {
  std::vector<std::string> Files;
  std::error_code Why;
  if (fs::is_regular_file(R.Seeds))
    Files.push_back(R.Seeds.str());
  else
    for (fs::directory_iterator It(R.Seeds, Why), End; !Why && It != End;
         It.increment(Why))
      Files.push_back(It->path());
  llvm::sort(Files);
  std::vector<std::string> Texts;
  for (const std::string &File : Files) {
    auto Text = llvm::MemoryBuffer::getFile(File);
    if (Text && !(*Text)->getBuffer().empty())
      Texts.push_back((*Text)->getBuffer().str());
  }
  if (Texts.empty())
    return llvm::createStringError("no seeds in '" + R.Seeds +
                                   "': run this in the repository's root");
  return Texts;
}

static double secondsUsed() {
  llvm::sys::TimePoint<> Now;
  std::chrono::nanoseconds User, System;
  llvm::sys::Process::GetTimeUsage(Now, User, System);
  return std::chrono::duration<double>(User + System).count();
}

namespace {

/// A folder with the sources that the seeds speak of.
class Workplace {
public:
  ~Workplace() { (void)fs::remove_directories(Folder, /*IgnoreErrors=*/true); }
  Error make() {
    if (std::error_code Why = fs::createUniqueDirectory("ndis-fuzz", Folder))
      return llvm::createStringError("no temporary folder: " + Why.message());
    for (const char *Source : {"a.c", "b.c", "driver.c"})
      if (Error E = write((Folder + "/" + Source).str(), "int x;\n"))
        return E;
    return write((Folder + "/flags.rsp").str(), "/DZ=1 /Iinc\n");
  }

  llvm::SmallString<128> Folder;
};

} // namespace

Error readSeeds(const Reader &R) {
  llvm::Expected<std::vector<std::string>> Seeds = seedsOf(R);
  if (!Seeds)
    return Seeds.takeError();
  Workplace Here;
  if (Error E = Here.make())
    return E;
  for (const std::string &Text : *Seeds)
    if (Error E = R.Read(Text, Here.Folder))
      return E;
  return Error::success();
}

llvm::Expected<Tally> run(const Reader &R, uint64_t First, uint64_t Count) {
  constexpr double MostSeconds = 10;
  llvm::Expected<std::vector<std::string>> Seeds = seedsOf(R);
  if (!Seeds)
    return Seeds.takeError();
  Workplace Here;
  if (Error E = Here.make())
    return std::move(E);
  Tally Sum;
  for (uint64_t Seed = First; Seed != First + Count; ++Seed) {
    llvm::PrettyStackTraceFormat Where("ndis-fuzz --reader=%s --first=%llu "
                                       "--count=1",
                                       R.Name.str().c_str(),
                                       static_cast<unsigned long long>(Seed));
    double Before = secondsUsed();
    Error E = R.Read(Mutator(Seed).mutant(*Seeds), Here.Folder);
    ++(E ? Sum.Refused : Sum.Taken);
    llvm::consumeError(std::move(E));
    if (secondsUsed() - Before > MostSeconds)
      Sum.Slow.push_back(Seed);
  }
  return Sum;
}

} // namespace ndistidy::fuzz
