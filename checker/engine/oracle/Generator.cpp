//===- Generator.cpp - Random drivers of the toy world --------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Generator.h"
#include "engine/oracle/Idioms.h"
#include "engine/oracle/Inner.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine::oracle {
namespace {

/// Makes one driver.
class Author {
public:
  Author(Dice &D, Sketch &S) : D(D), S(S), Maker(D, S) {}
  void write();

private:
  Units plan();
  void group(Units &Us);
  Sequence entry(const Units &Us, Sequence Cleanup);
  Sequence unload(const Units &Us, const Sequence &Cleanup);

  Dice &D;
  Sketch &S;
  UnitMaker Maker;
  bool HasInner = false;
  Unit Inner; ///< registers an inner lifecycle, or takes nothing
};

Units Author::plan() {
  static constexpr const char *Bases[] = {"", "@G", "%g*", "@Ctx*"};
  Units Us;
  Units Inside;
  size_t Count = 1 + D.below(HasInner ? 2 : 4);
  size_t Preferred = D.below(4);
  for (size_t I = 0; I != Count; ++I) {
    std::string Base = Bases[D.chance(70) ? Preferred : D.below(4)];
    Unit U = D.chance(15)   ? Maker.several(Base)
             : D.chance(12) ? Maker.counted(Base)
                            : Maker.resource(Base);
    (Base == "@Ctx*" ? Inside : Us).push_back(U);
  }
  if (!Inside.empty()) {
    Us.push_back(Maker.context("@Ctx", Inside));
    Us.insert(Us.end(), Inside.begin(), Inside.end());
  }
  for (size_t I = D.below(3); I != 0; --I)
    Us.insert(Us.begin() + static_cast<long>(D.below(Us.size() + 1)),
              Maker.passing());
  return Us;
}

/// Moves some neighbours into a routine of their own.
void Author::group(Units &Us) {
  if (Us.size() < 2 || !D.chance(30))
    return;
  size_t First = D.below(Us.size() - 1);
  size_t Last = First + 1 + D.below(Us.size() - First - 1);
  auto Begin = Us.begin() + static_cast<long>(First);
  auto End = Us.begin() + static_cast<long>(Last) + 1;
  Units Members(Begin, End);

  // When the routine has failed its caller may look at the guards again.
  for (Unit &U : Members) {
    append(U.Undo, U.Forget);
    append(U.Guarded, U.Forget);
  }
  Sequence Body = prologue(D);
  append(Body, idiom(Members, guardAll(Members), D));
  S.Routines.push_back({"Setup", "", Body});
  Unit U;
  U.Take = {step("%s = call Setup()")};
  U.Ok = Test{"%s", "==", "0"};
  U.Guarded = guardAll(Members);
  U.Undo = undoAll(Members, Members.size());
  if (D.chance(50)) {
    Sequence Teardown = prologue(D);
    append(Teardown, U.Undo);
    S.Routines.push_back({"Teardown", "", Teardown});
    U.Undo = {step("call Teardown()")};
  }
  *Begin = U;
  Us.erase(Begin + 1, End);
}

Sequence Author::entry(const Units &Us, Sequence Cleanup) {
  Units All = Us;
  Unit Register;
  Register.Take = {step("call RegisterUnload(#Unload)")};
  All.insert(D.chance(60) ? All.end() : All.begin(), Register);
  if (!Inner.Take.empty())
    All.insert(All.begin() + static_cast<long>(D.below(All.size() + 1)), Inner);

  if (D.chance(50)) {
    Sequence Body = prologue(D);
    append(Body, Cleanup);
    S.Routines.push_back({"Cleanup", "", Body});
    Cleanup = {step("call Cleanup()")};
  }
  Sequence Result = prologue(D);
  append(Result, idiom(All, Cleanup, D));
  return Result;
}

/// "%copy.h1" for "@G.h1" wherever a handle is given back.
void giveBackFromCopy(Sequence &Ss) {
  for (Statement &S : Ss) {
    for (std::string Call : {"call GiveReg(", "call GiveOut("})
      if (S.Text.starts_with(Call + "@G."))
        S.Text = Call + "%copy" + S.Text.substr(Call.size() + 2);
    giveBackFromCopy(S.Then);
    giveBackFromCopy(S.Else);
  }
}

Sequence Author::unload(const Units &Us, const Sequence &Cleanup) {
  Sequence Result = prologue(D);
  bool Shared = llvm::any_of(
      S.Routines, [](const Routine &R) { return R.Name == "Cleanup"; });
  if (Shared && D.chance(70)) {
    if (D.chance(80))
      append(Result, {step("call Cleanup()")});
    else
      append(Result, {step("%f = #Cleanup"), step("call *%f()")});
    return Result;
  }
  Sequence Body;
  bool Straight = D.chance(60);
  append(Body, Straight ? undoAll(Us, Us.size()) : Cleanup);
  if (D.chance(10)) {
    Result.push_back(step("%copy = @G"));
    giveBackFromCopy(Body);
  }
  append(Result, Body);
  return Result;
}

void Author::write() {
  S.Globals = {"G", "Ctx", "Flags"};
  HasInner = D.chance(40);
  Units Us = plan();
  Sequence Cleanup = guardAll(Us);
  group(Us);
  if (HasInner)
    Inner = innerLifecycle(D, S, Maker);
  Sequence Entry = entry(Us, Cleanup);
  Sequence Unload = unload(Us, Cleanup);
  S.Routines.insert(S.Routines.begin(),
                    {{"Entry", "", Entry}, {"Unload", "", Unload}});
}

} // namespace

Sketch correctDriver(Dice &D) {
  Sketch S;
  Author(D, S).write();
  return S;
}

std::string randomProgram(uint64_t Seed) {
  Dice D(Seed);
  Sketch S = correctDriver(D);
  size_t Drawn = D.below(100);
  for (unsigned Slips = Drawn < 35 ? 0 : Drawn < 75 ? 1 : 2; Slips; --Slips)
    slip(S, D);
  return write(S);
}

} // namespace ndistidy::engine::oracle
