//===- Units.cpp - Parts of a correct toy driver --------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Units.h"
#include "llvm/ADT/StringRef.h"

namespace ndistidy::engine::oracle {

static constexpr const char *NoMemory = "%s = -1073741670";

Test UnitMaker::succeeded() {
  return D.chance(60) ? Test{"%s", "==", "0"} : Test{"%s", ">=", "0"};
}

UnitMaker::Mark UnitMaker::nullMark(const std::string &Home) {
  Sequence Zero{step(Home + " = 0")};
  return {{}, Zero, Zero, {Home, "!=", "0"}};
}

/// How the driver remembers that it holds what is in \p Home.
UnitMaker::Mark UnitMaker::mark(Kind K, const std::string &Home,
                                const std::string &Base) {
  if (K != Kind::Lock && K != Kind::Key && D.chance(60))
    return nullMark(Home);
  std::string Suffix = std::to_string(Number);
  if (D.chance(50)) {
    std::string Bit = std::to_string(1U << Number);
    std::string Others = std::to_string(~(1LL << Number));
    Sequence Zero;
    if (Flags.front() != '@')
      Zero = {step(Flags + " = 0")};
    return {{step(Flags + " = (" + Flags + " | " + Bit + ")")},
            {step(Flags + " = (" + Flags + " & " + Others + ")")},
            Zero,
            {"(" + Flags + " & " + Bit + ")", "!=", "0"}};
  }
  std::string Has = Base.empty() ? "@Has" + Suffix : Base + ".has" + Suffix;
  if (Base.empty())
    S.Globals.push_back("Has" + Suffix);
  return {{step(Has + " = 1")},
          {step(Has + " = 0")},
          {step(Has + " = 0")},
          {Has, "!=", "0"}};
}

std::string UnitMaker::wrapper(const char *Prefix, const char *Parameter,
                               Sequence Body) {
  std::string Name = Prefix + std::to_string(Number);
  S.Routines.push_back({Name, Parameter, std::move(Body)});
  return Name;
}

std::string UnitMaker::release(Kind K, const std::string &Home) {
  switch (K) {
  case Kind::Reg:
    return "call GiveReg(" + Home + ")";
  case Kind::Mem:
    return "call FreeMem(" + Home + ")";
  case Kind::Out:
    return "call GiveOut(" + Home + ")";
  case Kind::Lock:
    return "call FreeLock(&" + Home + ")";
  case Kind::Key:
    return "call GiveKey(" + Home + ")";
  }
  return {};
}

void UnitMaker::take(Unit &U, Kind K, const std::string &Home) {
  // Through a local first, as drivers do that are careful with their globals.
  bool Detour = K != Kind::Lock && K != Kind::Key && D.chance(20);
  std::string Into = Detour ? "%t" + std::to_string(Number) : Home;
  switch (K) {
  case Kind::Reg:
    U.Take = {step("%s = call TakeReg(&" + Into + ")")};
    U.Ok = succeeded();
    break;
  case Kind::Mem:
    U.Take = {step(Into + (D.chance(50) ? " = call AllocMem()"
                                        : " = call AllocZeroMem()"))};
    U.Ok = Test{Into, "!=", "0"};
    U.OnFailure = {step(NoMemory)};
    break;
  case Kind::Out:
    U.Take = {step("call TakeOut(&%s, &" + Into + ")")};
    U.Ok = succeeded();
    break;
  case Kind::Lock:
    U.Take = {step("call InitLock(&" + Home + ")")};
    break;
  case Kind::Key:
    U.Take = {step("%s = call TakeKey(" + Home + ")")};
    U.Ok = succeeded();
    break;
  }
  if (Detour) {
    U.Take.insert(U.Take.begin(), step(Into + " = 0"));
    U.OnSuccess.push_back(step(Home + " = " + Into));
  }
  if (U.Ok && U.Ok->Left == "%s" && D.chance(10)) {
    Sequence Attempt = U.Take;
    Attempt.push_back(when({"%s", "==", "0"}, {leave()}));
    U.Take = {step("%s = -1"), loop("%j", 3, Attempt)};
  }
}

void UnitMaker::takeByWrapper(Unit &U, Kind K, const std::string &Home) {
  Test Failed{"%r", "!=", "0"};
  Sequence Body{step("%r = 0"), step("%h = 0")};
  switch (K) {
  case Kind::Reg:
    if (D.chance(50))
      append(Body, {step("%r = call TakeReg($0)"), giveBack("%r")});
    else
      append(Body,
             {step("%r = call TakeReg(&%h)"), when(Failed, {giveBack("%r")}),
              step("$0* = %h"), giveBack("%r")});
    break;
  case Kind::Mem:
    append(Body, {step("%h = call AllocMem()"),
                  when({"%h", "==", "0"}, {giveBack("-1073741670")}),
                  step("$0* = %h"), giveBack("0")});
    break;
  case Kind::Out:
    append(Body, {step("call TakeOut(&%r, &%h)"),
                  when({"%r", "==", "0"}, {step("$0* = %h")}), giveBack("%r")});
    break;
  case Kind::Lock:
    append(Body, {step("call InitLock($0)"), giveBack("0")});
    break;
  case Kind::Key:
    append(Body, {step("%r = call TakeKey($0)"), giveBack("%r")});
    break;
  }
  std::string Argument = K == Kind::Key ? Home : "&" + Home;
  std::string Open =
      "call " + wrapper("Open", "out", Body) + "(" + Argument + ")";
  U.Take = {step("%s = " + Open)};
  U.Ok = succeeded();
}

/// By a wrapper that returns the memory, or by one that returns a boolean.
void UnitMaker::takeByFunction(Unit &U, const std::string &Home, bool Memory) {
  if (Memory) {
    Sequence Body{step("%p = call AllocMem()"),
                  when({"%p", "!=", "0"}, {step("%p*.count = 0")}),
                  giveBack("%p")};
    U.Take = {step(Home + " = call " + wrapper("Make", "", Body) + "()")};
    U.Ok = Test{Home, "!=", "0"};
  } else {
    Sequence Body{step("%r = call TakeReg($0)"),
                  when({"%r", "<", "0"}, {giveBack("0")}), giveBack("1")};
    U.Take = {
        step("%b = call " + wrapper("Open", "out", Body) + "(&" + Home + ")")};
    U.Ok = Test{"%b", "!=", "0"};
  }
  U.OnFailure = {step(NoMemory)};
}

/// Legal whether or not the resource is held.
Sequence UnitMaker::guardedRelease(Kind K, const std::string &Home,
                                   const Mark &M) {
  Sequence Body{step(release(K, Home))};
  if (D.chance(60))
    append(Body, M.Clear);
  bool ByNull = M.IsSet.Left == Home;
  if (!ByNull || !D.chance(30))
    return {when(M.IsSet, Body)};
  Sequence Close{
      when({"$0*", "!=", "0"}, {step(release(K, "$0*")), step("$0* = 0")})};
  return {step("call " + wrapper("Close", "place", Close) + "(&" + Home + ")")};
}

Unit UnitMaker::resource(const std::string &Base) {
  ++Number;
  size_t Drawn = D.below(100);
  Kind K = Drawn < 30   ? Kind::Reg
           : Drawn < 50 ? Kind::Mem
           : Drawn < 70 ? Kind::Out
           : Drawn < 85 ? Kind::Lock
                        : Kind::Key;
  std::string Home = Base.empty() ? "@H" + std::to_string(Number)
                                  : Base + ".h" + std::to_string(Number);
  if (K == Kind::Key)
    Home = std::to_string(Number);
  else if (Base.empty())
    S.Globals.push_back("H" + std::to_string(Number));

  Unit U;
  Mark M = mark(K, Home, Base);
  if ((K == Kind::Mem || K == Kind::Reg) && D.chance(10))
    takeByFunction(U, Home, K == Kind::Mem);
  else if (D.chance(25))
    takeByWrapper(U, K, Home);
  else
    take(U, K, Home);
  append(U.OnSuccess, M.Set);
  if (K != Kind::Lock && K != Kind::Key && D.chance(20))
    U.OnSuccess.push_back(step("call Use(" + Home + ")"));
  U.Optional = U.Ok && D.chance(15);
  U.Guarded = guardedRelease(K, Home, M);
  U.Undo =
      U.Optional || D.chance(30) ? U.Guarded : Sequence{step(release(K, Home))};
  U.Forget = M.Clear;
  U.Zero = M.Zero;
  if (llvm::StringRef(Base).ends_with("*") && Base != "%g*")
    U.Lies = Unit::Where::Inside;
  return U;
}

Unit UnitMaker::context(const std::string &Home,
                        const std::vector<Unit> &Inside) {
  Unit U;
  bool Zeroed = D.chance(50);
  U.Take = {
      step(Home + (Zeroed ? " = call AllocZeroMem()" : " = call AllocMem()"))};
  U.Ok = Test{Home, "!=", "0"};
  U.OnFailure = {step(NoMemory)};
  if (!Zeroed)
    for (const Unit &Part : Inside)
      append(U.OnSuccess, Part.Zero);
  U.Undo = {step("call FreeMem(" + Home + ")")};
  U.Guarded = {step("call FreeMem(" + Home + ")"), step(Home + " = 0")};
  U.Forget = {step(Home + " = 0")};
  U.Lies = Unit::Where::Context;
  U.Object = Home;
  return U;
}

Unit UnitMaker::passing() {
  Unit U;
  switch (D.below(6)) {
  case 0:
    U.Take = {step("%s = call Coin()")};
    U.Ok = Test{"%s", ">=", "0"};
    break;
  case 1:
    U.Take = {step("%c = call Coin()"),
              when({"%c", "==", "0"}, {step("@G.count = (@G.count + 1)")},
                   {step("@G.count = 0")})};
    break;
  case 2:
    U.Take = {loop("%i", 3, {step("@G.count = (@G.count + 1)")})};
    break;
  case 3:
    U.Take = {step("%s = call TakeReg(&%t)"),
              when({"%s", "==", "0"},
                   {step("call Use(%t)"), step("call GiveReg(%t)")}),
              step("%t = 0")};
    U.Ok = Test{"%s", "==", "0"};
    break;
  case 4:
    U.Take = {loop("%i", 1 + static_cast<unsigned>(D.below(3)),
                   {step("%m = call AllocMem()"),
                    when({"%m", "!=", "0"},
                         {step("%m*.count = 1"), step("call FreeMem(%m)")})})};
    break;
  default: {
    ++Number;
    std::string Name = "Count" + std::to_string(Number);
    S.Routines.push_back(
        {Name,
         "n",
         {when({"$0", ">", "0"}, {step("@G.count = (@G.count + 1)"),
                                  step("call " + Name + "(($0 - 1))")})}});
    U.Take = {step("call " + Name + "(2)")};
    break;
  }
  }
  return U;
}

} // namespace ndistidy::engine::oracle
