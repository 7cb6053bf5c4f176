//===- Idioms.cpp - How drivers take one thing after another --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Idioms.h"
#include "llvm/ADT/STLExtras.h"
#include <utility>

namespace ndistidy::engine::oracle {

Sequence undoAll(const Units &Us, size_t Count) {
  Sequence Result;
  while (Count != 0)
    append(Result, Us[--Count].Undo);
  return Result;
}

/// The releases of everything, whatever is held.
Sequence guardAll(const Units &Us) {
  Sequence Result, Inside;
  for (const Unit &U : llvm::reverse(Us)) {
    append(U.Lies == Unit::Where::Outside ? Result : Inside, U.Guarded);
    // What is inside of the context is looked at only when that is there.
    if (U.Lies == Unit::Where::Context)
      Result.push_back(when({U.Object, "!=", "0"}, std::exchange(Inside, {})));
  }
  append(Result, Inside);
  return Result;
}

/// Take, and what follows from the result; \p GiveUp ends a failure.
static Sequence attempt(const Unit &U, const Sequence &GiveUp) {
  Sequence Result = U.Take;
  if (!U.Ok) {
    append(Result, U.OnSuccess);
  } else if (U.Optional) {
    Result.push_back(when(*U.Ok, U.OnSuccess));
  } else {
    Sequence Failure = U.OnFailure;
    append(Failure, GiveUp);
    Result.push_back(when(negate(*U.Ok), Failure));
    append(Result, U.OnSuccess);
  }
  return Result;
}

static Sequence withUndoInBranches(const Units &Us) {
  Sequence Result;
  for (size_t I = 0; I != Us.size(); ++I) {
    Sequence GiveUp = undoAll(Us, I);
    GiveUp.push_back(giveBack("%s"));
    append(Result, attempt(Us[I], GiveUp));
  }
  Result.push_back(giveBack("0"));
  return Result;
}

static Sequence withLadder(const Units &Us) {
  Sequence Result;
  auto Rung = [](size_t I) { return "fail" + std::to_string(I); };
  for (size_t I = 0; I != Us.size(); ++I)
    append(Result, attempt(Us[I], {jump(Rung(I))}));
  Result.push_back(giveBack("0"));
  for (size_t I = Us.size(); I-- != 0;) {
    Result.push_back(label(Rung(I)));
    if (I != 0)
      append(Result, Us[I - 1].Undo);
  }
  Result.push_back(giveBack("%s"));
  return Result;
}

/// One way out for success and failure; \p Cleanup releases what is held.
static Sequence withOneExit(const Units &Us, const Sequence &Cleanup, Dice &D) {
  bool Labelled = D.chance(50);
  Sequence Body;
  for (const Unit &U : Us)
    append(Body, attempt(U, {Labelled ? jump("out") : leave()}));
  Body.push_back(step("%s = 0"));
  Sequence Result;
  if (Labelled) {
    Result = Body;
    Result.push_back(label("out"));
  } else {
    Result = {once(Body)};
  }
  Result.push_back(when({"%s", "!=", "0"}, Cleanup));
  Result.push_back(giveBack("%s"));
  return Result;
}

static Sequence nested(const Units &Us, size_t From = 0) {
  if (From == Us.size())
    return {giveBack("0")};
  const Unit &U = Us[From];
  Sequence Held = nested(Us, From + 1);
  append(Held, U.Undo);
  Sequence Result = U.Take;
  if (U.Ok && !U.Optional) {
    Sequence Then = U.OnSuccess;
    append(Then, Held);
    Result.push_back(when(*U.Ok, Then, U.OnFailure));
    return Result;
  }
  if (U.Ok)
    Result.push_back(when(*U.Ok, U.OnSuccess));
  else
    append(Result, U.OnSuccess);
  append(Result, Held);
  return Result;
}

Sequence prologue(Dice &D) {
  Sequence Result{step("%s = 0"), step("%t = 0")};
  if (D.chance(80))
    Result.push_back(step("%g = &@G"));
  else // CONTAINING_RECORD
    append(Result, {step("%e = &@G.link"), step("%g = &%e*^link")});
  return Result;
}

Sequence idiom(const Units &Us, const Sequence &Cleanup, Dice &D) {
  switch (D.below(4)) {
  case 0:
    return withUndoInBranches(Us);
  case 1:
    return withLadder(Us);
  case 2:
    return withOneExit(Us, Cleanup, D);
  default: {
    Sequence Result = nested(Us);
    Result.push_back(giveBack("%s"));
    return Result;
  }
  }
}

} // namespace ndistidy::engine::oracle
