//===- Annotations.cpp - A finding as pieces of source --------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/Annotations.h"
#include <algorithm>

namespace ndistidy::html {

/// Lines around a step, and the gap that is not worth one.
static constexpr unsigned LinesBefore = 4, LinesBehind = 3, LeastGap = 3;

std::vector<Step> stepsOf(const engine::Finding &F) {
  std::vector<Step> Result;
  for (const engine::PathNote &N : F.Notes)
    if (N.Loc.valid())
      Result.push_back({N, false});
  if (!F.Loc.valid())
    return Result;
  if (!Result.empty() && (Result.back().Of.Loc == F.Loc ||
                          Result.back().Of.K == engine::PathNote::Kind::Return))
    Result.back().IsFinding = true;
  else
    Result.push_back({{engine::PathNote::Kind::Info, F.Loc, F.Message}, true});
  return Result;
}

static Stretch around(unsigned Line, unsigned LineCount) {
  unsigned First = Line > LinesBefore ? Line - LinesBefore : 1;
  return {First, std::min(Line + LinesBehind, std::max(LineCount, Line))};
}

std::vector<Excerpt>
excerptsOf(const std::vector<Step> &Steps,
           llvm::function_ref<unsigned(uint32_t File)> LineCount) {
  std::vector<Excerpt> Result;
  unsigned LastLine = 0;
  for (unsigned I = 0; I != Steps.size(); ++I) {
    const ir::Location &Loc = Steps[I].Of.Loc;
    Stretch Here = around(Loc.Line, LineCount(Loc.File));
    bool GoesOn = !Result.empty() && Result.back().File == Loc.File &&
                  Loc.Line >= LastLine;
    LastLine = Loc.Line;
    if (!GoesOn)
      Result.push_back({Loc.File, {}, {}});
    Excerpt &Now = Result.back();
    Now.Steps.push_back(I);
    bool Joins = !Now.Stretches.empty() &&
                 Here.First <= Now.Stretches.back().Last + LeastGap;
    if (Joins)
      Now.Stretches.back().Last =
          std::max(Now.Stretches.back().Last, Here.Last);
    else
      Now.Stretches.push_back(Here);
  }
  return Result;
}

} // namespace ndistidy::html
