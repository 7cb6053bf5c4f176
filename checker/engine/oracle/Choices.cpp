//===- Choices.cpp - From one execution to the next -----------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Choices.h"
#include "llvm/ADT/STLExtras.h"
#include <cassert>

namespace ndistidy::engine::oracle {

/// Ways of one execution that its values do not say.
static constexpr unsigned MostImagined = 2;

unsigned Choices::take(unsigned Count, bool Evidence) {
  if (Next == Made.size())
    Made.push_back({0, Count, Evidence, std::nullopt});
  assert(Made[Next].Count == Count && "an execution does not repeat itself");
  return Made[Next++].Taken;
}

bool Choices::imagine(bool Open) {
  if (Imagined == MostImagined)
    return false;
  bool Other = take(2, /*Evidence=*/false) != 0;
  Imagined += Other;
  Impossible += Other && !Open;
  return Other;
}

static Shown together(Shown A, Shown B, bool Evidence) {
  if (!A || !B)
    return A ? A : B;
  if (Evidence)
    A->insert(B->begin(), B->end());
  else
    std::erase_if(*A, [&](const Defect &D) { return !B->contains(D); });
  return A;
}

bool Choices::advance(Shown Now) {
  Next = 0;
  Imagined = Impossible = 0;
  while (!Made.empty()) {
    Choice &Last = Made.back();
    bool Evidence =
        llvm::all_of(Made, [](const Choice &C) { return C.Evidence; });
    Now = together(std::move(Last.Before), std::move(Now), Evidence);
    if (++Last.Taken != Last.Count) {
      Last.Before = std::move(Now);
      return true;
    }
    Made.pop_back();
  }
  All = std::move(Now);
  return false;
}

} // namespace ndistidy::engine::oracle
