//===- Units.cpp - The units of drivers -----------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "parsing/Units.h"
#include "cache/Tool.h"
#include "parsing/Environment.h"
#include "parsing/Parsing.h"
#include "parsing/Precompile.h"
#include "parsing/Sharing.h"
#include "system/DeepStack.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/TimeProfiler.h"

namespace ndistidy::command {

using cache::ByteWriter;
using cache::Digest;

/// Microseconds from which on a time trace shows something by itself.
static constexpr unsigned TraceGranularity = 500;

namespace path = llvm::sys::path;

static std::unique_ptr<StandIns> standIns(const Input &I,
                                          const ParseOptions &How) {
  std::vector<std::string> Files = I.Sources;
  llvm::append_range(Files, I.Headers);
  return std::make_unique<StandIns>(std::move(Files), How.Known.Overlay,
                                    I.TraceRoutines);
}

DriverFiles::DriverFiles(Input I, const ParseOptions &How, cache::Cache *KeptIn)
    : From(std::move(I)), Generated(standIns(From, How)), Names(From),
      Kept(KeptIn) {
  // Whatever folder a build works in: what was read is known by absolute paths.
  Now = std::make_unique<cache::FileStates>(
      fileSystemFor({"", &From, nullptr}, How, *Generated));
}

Job Task::job() const {
  const Input &From = Of->From;
  return {file(), &From,
          From.Commands.empty() ? nullptr : &From.Commands[Source]};
}

//===----------------------------------------------------------------------===//
// Keys
//===----------------------------------------------------------------------===//

static void write(ByteWriter &W, const llvm::StringSet<> &Names) {
  std::vector<llvm::StringRef> Sorted(Names.keys().begin(), Names.keys().end());
  llvm::sort(Sorted);
  W.texts(Sorted);
}

static Digest commonKey(const frontend::LoweringOptions &Lowering) {
  ByteWriter W;
  W.text(cache::toolFingerprint());
  W.text(parserVersion());
  writeEnvironment(W);
  write(W, Lowering.CallMacros);
  write(W, Lowering.WatchedMacros);
  return W.digest();
}

/// Whether relative paths in \p O may mean another thing elsewhere.
static bool dependsOnFolder(const ParseOptions &O) {
  auto NamesFolder = [](llvm::StringRef Flag) {
    return Flag.consume_front("-isystem") && !Flag.empty() &&
           !path::is_absolute(Flag);
  };
  auto IsMacro = [](llvm::StringRef Flag) {
    return Flag.starts_with("-D") || Flag.starts_with("-U");
  };
  return !llvm::all_of(O.ClangArguments, IsMacro) ||
         llvm::any_of(O.Known.Flags, NamesFolder);
}

/// All that decides what parsing makes of a file, besides what is read then.
Digest UnitMaker::keyOf(const Task &T) const {
  Job J = T.job();
  const ParseOptions &O = *T.How;
  ByteWriter W;
  W.text("unit");
  W.digest(Common);
  if (J.Build)
    W.text(J.Build->Folder);
  else
    W.text(dependsOnFolder(O) ? absolute("") : "");
  W.text(absolute(J.File));
  W.text(T.Of->Names.root());
  W.text(T.Of->Names.ownFolder());
  // A file has an entry for each text that it had: who goes back and forth
  // between two versions needs both.
  W.digest(T.Of->Now->content(absolute(J.File)).value_or(Digest()));
  const std::vector<std::string> Build =
      J.Build ? J.Build->Arguments : std::vector<std::string>();
  W.texts(Build);
  W.texts(J.From->Suggested);
  for (const std::string &Folder : J.From->HeaderFolders)
    W.text(absolute(Folder));
  W.number(J.From->HeaderFolders.size());
  W.texts(J.From->TraceRoutines);
  W.texts(O.ClangArguments);
  // Our own flags name all folders of headers.
  for (const auto &Arguments : {Build, O.ClangArguments})
    if (!Arguments.empty())
      writeCompilers(W, Arguments);
  W.text(O.Known.ResourceFolder);
  W.text(O.Known.Overlay);
  W.texts(O.Known.Flags);
  W.text(O.Known.Missing);
  W.number(O.Known.IsWdk);
  return W.digest();
}

//===----------------------------------------------------------------------===//
// Units
//===----------------------------------------------------------------------===//

UnitMaker::UnitMaker(const catalogue::Catalogue &Rules, unsigned JobCount,
                     Progress &Told)
    : Lowering(Rules.callNames(), Rules.Ndis6.Macros), Jobs(JobCount),
      Shown(Told), Common(commonKey(Lowering)) {}

/// Whether \p T is made of what was kept.
bool UnitMaker::find(Task &T) const {
  if (!T.Of->Kept)
    return false;
  llvm::TimeTraceScope Time("ndis cache");
  T.Key = keyOf(T);
  std::optional<cache::Hit> H = T.Of->Kept->lookup(T.Key, *T.Of->Now);
  std::optional<Unit> U =
      H ? decode(H->Payload, std::move(H->Owner)) : std::nullopt;
  if (!U)
    return false;
  showNames(*U, T.Of->Names, T.file());
  T.Made.emplace(std::move(*U));
  return true;
}

Digest UnitMaker::keyOf(const SharedBeginning &B) const {
  const Task &Like = *B.Files.front();
  const Command *Build = Like.job().Build;
  ByteWriter W;
  W.text("preamble");
  W.digest(Common);
  W.text(Like.Of->Names.root());
  W.text(Build                        ? Build->Folder
         : dependsOnFolder(*Like.How) ? absolute("")
                                      : "");
  W.text(B.Folder);
  W.text(B.Flags);
  W.text(B.Text);
  return W.digest();
}

/// Whether \p B was kept, as a preamble or as one that has errors.
bool UnitMaker::find(SharedBeginning &B) const {
  llvm::TimeTraceScope Time("ndis cache");
  DriverFiles &D = *B.Files.front()->Of;
  std::optional<cache::Hit> H =
      D.Kept ? D.Kept->lookup(keyOf(B), *D.Now) : std::nullopt;
  if (!H)
    return false;
  B.Made = decodePreamble(H->Payload, std::move(H->Owner));
  if (!B.Made)
    return false;
  B.Made->Read = std::move(H->Read);
  if (!B.Made->Ast.empty())
    B.Ready = &*B.Made;
  return true;
}

/// To make one costs as much as two files, but for who does it at the same time
/// as they are parsed; the next run has it, if it is kept.
bool UnitMaker::isWorthIt(const SharedBeginning &B, size_t Files) const {
  constexpr size_t Least = 3;
  bool Kept = B.Files.front()->Of->Kept;
  return Files >=
         Least *
             (Kept ? 1
                   : llvm::hardware_concurrency(Jobs).compute_thread_count());
}

void UnitMaker::make(SharedBeginning &B) const {
  const Task &Like = *B.Files.front();
  {
    llvm::TimeTraceScope Time("ndis preamble");
    B.Made = precompile(B.Text, Like.job(), *Like.How, Lowering,
                        *Like.Of->Generated);
  }
  llvm::TimeTraceScope Time("ndis cache");
  if (Like.Of->Kept)
    Like.Of->Kept->store(keyOf(B), B.Made->Read, encode(*B.Made));
  if (!B.Made->Ast.empty())
    B.Ready = &*B.Made;
}

llvm::Expected<Parsed> UnitMaker::parseOne(const Task &T,
                                           bool KeepMemory) const {
  llvm::TimeTraceScope Time("ndis parse");
  StandIns &Generated = *T.Of->Generated;
  const Preamble *After = T.Begins ? T.Begins->Ready.load() : nullptr;
  if (After) {
    llvm::Expected<Parsed> P = command::parse(
        T.job(), *T.How, Lowering, Generated, KeepMemory, After, T.BeginEnd);
    // The file may have been written meanwhile, and begin differently.
    if (!P || llvm::any_of(P->Read, [&](const cache::Observation &O) {
          return O.Of == T.Text && O.Path == absolute(T.file());
        }))
      return P;
  }
  return command::parse(T.job(), *T.How, Lowering, Generated, KeepMemory);
}

void UnitMaker::parse(Task &T, bool KeepMemory) const {
  DriverFiles &D = *T.Of;
  Shown.parsing(T.file());
  llvm::Expected<Parsed> P = parseOne(T, KeepMemory);
  if (!P) {
    T.Made.emplace(P.takeError());
    return;
  }
  llvm::TimeTraceScope Time("ndis cache");
  if (D.Kept)
    D.Kept->store(T.Key, P->Read, encode(P->Result));
  showNames(P->Result, D.Names, T.file());
  T.Made.emplace(std::move(P->Result));
}

/// onDeepStack, of which the time trace of the run knows, if there is one:
/// LLVM's is by thread.
static void onDeepStackTraced(bool Traced, llvm::function_ref<void()> Work) {
  onDeepStack([&] {
    if (Traced)
      llvm::timeTraceProfilerInitialize(TraceGranularity, "ndis-tidy");
    Work();
    if (Traced)
      llvm::timeTraceProfilerFinishThread();
  });
}

unsigned UnitMaker::make(llvm::MutableArrayRef<Task> Tasks, bool Last) {
  std::vector<Task *> Rest;
  for (Task &T : Tasks)
    if (!find(T))
      Rest.push_back(&T);
  if (Rest.empty())
    return 0;
  initializeParser();
  Shown.expect(Rest.size());
  std::vector<std::unique_ptr<SharedBeginning>> Shared =
      sharedBeginnings(Tasks);
  std::vector<SharedBeginning *> New;
  for (std::unique_ptr<SharedBeginning> &B : Shared)
    if (size_t Files = llvm::count_if(
            B->Files, [](const Task *T) { return !T->Made.has_value(); });
        Files != 0 && !find(*B) && isWorthIt(*B, Files))
      New.push_back(B.get());
  const bool Traced = llvm::timeTraceProfilerEnabled();
  if (Rest.size() == 1 || Jobs == 1) {
    onDeepStackTraced(Traced, [&] {
      for (SharedBeginning *B : New)
        make(*B);
      for (Task *T : Rest)
        parse(*T, Last && Rest.size() == 1);
    });
    return static_cast<unsigned>(Rest.size());
  }
  llvm::DefaultThreadPool Pool(llvm::hardware_concurrency(Jobs));
  // Who finds a preamble not ready goes without: what waits does nothing.
  for (SharedBeginning *B : New)
    Pool.async([=, this] { onDeepStackTraced(Traced, [&] { make(*B); }); });
  for (Task *T : Rest)
    Pool.async([=, this] {
      onDeepStackTraced(Traced, [&] { parse(*T, /*KeepMemory=*/false); });
    });
  Pool.wait();
  return static_cast<unsigned>(Rest.size());
}

} // namespace ndistidy::command
