//===- Coverage.cpp - What was analysed -----------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "driver/Coverage.h"
#include "driver/Wording.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace ndistidy::command {

void Coverage::add(const Conditions &C) {
  for (const auto &[File, Use] : C.Sources)
    Sources[File].add(Use);
}

void Coverage::add(const engine::Analysis &A,
                   llvm::ArrayRef<engine::Incomplete> NotWhole,
                   llvm::ArrayRef<std::string> Names) {
  Routines = A.Stats.Routines;
  Reached = A.Stats.Reached;
  GivenUp = static_cast<unsigned>(A.Incompletes.size());
  Partial = static_cast<unsigned>(NotWhole.size());
  for (const engine::Incomplete &I : NotWhole) {
    if (llvm::is_contained(A.Incompletes, I))
      --GivenUp;
    else
      Unnamed.push_back("'" + I.Function + "' (" + Names[I.Loc.File] + ":" +
                        std::to_string(I.Loc.Line) + "): " + I.Reason);
  }
}

unsigned Coverage::lines() const {
  unsigned Result = 0;
  for (const auto &[File, Use] : Sources) {
    llvm::BitVector Never = Use.Dead;
    Never.reset(Use.Compiled);
    Result += Use.Compiled.size() - Never.count();
  }
  return Result;
}

unsigned Coverage::compiled() const {
  unsigned Result = 0;
  for (const auto &[File, Use] : Sources)
    Result += Use.Compiled.count();
  return Result;
}

bool Coverage::complete() const {
  return Unparsed == 0 && Broken == 0 && Errors == 0 && Partial == 0 &&
         GivenUp == 0 && Unseen.empty() && Skipped.empty() &&
         compiled() == lines();
}

std::string tell(const Coverage &C) {
  std::string Text = count(C.Files, "file");
  if (C.Unparsed != 0)
    Text += ", " + std::to_string(C.Unparsed) + " of them not parsed";
  if (C.Broken != 0)
    Text += ", " + std::to_string(C.Broken) + " of them with errors (" +
            count(C.Errors, "error") + ")";
  Text += "; " + count(C.Routines, "routine") + ", " +
          std::to_string(C.Reached) + " of them entered";
  if (C.Partial != 0)
    Text += ", " + std::to_string(C.Partial) + " not read whole";
  if (C.GivenUp != 0)
    Text += ", " + std::to_string(C.GivenUp) + " given up";
  return Text + "; " + std::to_string(C.compiled()) + " of " +
         count(C.lines(), "line") + " compiled";
}

/// "A, B and 3 more (how to see them)".
static std::string enumerate(llvm::ArrayRef<std::string> Names, size_t Most,
                             llvm::StringRef HowToSeeAll) {
  std::string Text = llvm::join(Names.take_front(Most), ", ");
  if (Names.size() > Most)
    Text += " and " + std::to_string(Names.size() - Most) + " more (" +
            HowToSeeAll.str() + ")";
  return Text;
}

std::vector<std::string> remarks(const Coverage &C, size_t MostRoutines) {
  constexpr const char *HowToSeeAll = "--sarif and --html name them all";
  std::vector<std::string> Result;
  Result.reserve(C.Unnamed.size() + C.Skipped.size() + 2);
  auto Routines = llvm::ArrayRef(C.Unnamed).take_front(MostRoutines);
  for (const std::string &Routine : Routines)
    Result.push_back("routine " + Routine);
  if (size_t Left = C.Unnamed.size() - Routines.size())
    Result.push_back(count(Left, "more routine") + " (" + HowToSeeAll + ")");
  if (!C.Unseen.empty())
    Result.push_back("used, and defined in none of the sources: " +
                     enumerate(C.Unseen, MostRoutines, HowToSeeAll));
  Result.insert(Result.end(), C.Skipped.begin(), C.Skipped.end());
  if (C.Undefined.empty() || C.compiled() == C.lines())
    return Result;
  constexpr size_t MostShown = 8;
  std::vector<std::string> Names;
  Names.reserve(C.Undefined.size());
  for (const TestedMacro &M : C.Undefined)
    Names.push_back(M.Name);
  Result.push_back("tested, and not defined by the build: " +
                   enumerate(Names, MostShown, "--list-variants"));
  return Result;
}

} // namespace ndistidy::command
