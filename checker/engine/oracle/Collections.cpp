//===- Collections.cpp - Arrays, lists and counts of toy drivers ----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Units.h"
#include "llvm/ADT/StringRef.h"

namespace ndistidy::engine::oracle {

static constexpr const char *NoMemory = "%s = -1073741670";

/// A place of its own for the unit at hand.
std::string UnitMaker::home(const std::string &Base, const char *Name) {
  std::string Own = Name + std::to_string(Number);
  if (!Base.empty())
    return Base + "." + Own;
  S.Globals.push_back(Own);
  return "@" + Own;
}

static void lieIn(Unit &U, const std::string &Base) {
  if (llvm::StringRef(Base).ends_with("*") && Base != "%g*")
    U.Lies = Unit::Where::Inside;
}

/// A loop fills it and counts; a failure in the midst gives back what is there.
Unit UnitMaker::array(const std::string &Base) {
  std::string Ring = home(Base, "ring"), Count = home(Base, "count");
  bool Memory = D.chance(50);
  std::string Slot = "%q = (&" + Ring + "[0] + ";
  std::string Release = Memory ? "call FreeMem(%q*)" : "call GiveReg(%q*)";
  Sequence Failed =
      Memory ? Sequence{step(NoMemory), leave()} : Sequence{leave()};
  Sequence One{
      step(Memory ? "%p = call AllocMem()" : "%s = call TakeReg(&%p)"),
      when(Memory ? Test{"%p", "==", "0"} : Test{"%s", "!=", "0"}, Failed),
      step(Slot + "%i)"), step("%q* = %p"),
      step(Count + " = (" + Count + " + 1)")};
  Unit U;
  U.Take = {step("%s = 0"), step(Count + " = 0"),
            loop("%i", 1 + D.below(2), One)};
  U.Ok = Test{"%s", "==", "0"};
  if (D.chance(50))
    U.Undo = {loop("%k", Count, {step(Slot + "%k)"), step(Release)}),
              step(Count + " = 0")};
  else
    U.Undo = {
        repeat({Count, ">", "0"}, {step(Count + " = (" + Count + " - 1)"),
                                   step(Slot + Count + ")"), step(Release)})};
  U.OnFailure = U.Undo;
  U.Zero = U.Forget = {step(Count + " = 0")};
  return U;
}

/// A loop fills it, and one that goes on until it is empty empties it.
Unit UnitMaker::list(const std::string &Base) {
  std::string Head = "&" + home(Base, "list");
  Sequence One{step("%p = call AllocMem()"),
               when({"%p", "==", "0"}, {step(NoMemory), leave()}),
               step("call Put(" + Head + ", &%p*.link)")};
  Unit U;
  U.Take = {step("%s = 0"), step("call InitList(" + Head + ")"),
            loop("%i", 1 + D.below(2), One)};
  U.Ok = Test{"%s", "==", "0"};
  U.Undo = {repeat({"0", "==", "0"}, {step("%d = call IsEmpty(" + Head + ")"),
                                      when({"%d", "!=", "0"}, {leave()}),
                                      step("%l = call Next(" + Head + ")"),
                                      step("call FreeMem(&%l*^link)")})};
  U.OnFailure = U.Undo;
  U.Zero = {step("call InitList(" + Head + ")")};
  return U;
}

Unit UnitMaker::several(const std::string &Base) {
  ++Number;
  Unit U = D.chance(50) ? array(Base) : list(Base);
  if (D.chance(40)) {
    // By a routine of its own, which gets at statics only.
    bool Static = Base.empty() || Base.front() == '@';
    if (Static)
      U.Undo = {step("call " + wrapper("FreeAll", "", U.Undo) + "()")};
  }
  U.Guarded = U.Undo;
  lieIn(U, Base);
  return U;
}

/// Gives one reference to \p Object back, and that with the last one.
Sequence UnitMaker::dereference(const std::string &Object) {
  Sequence Drop{step("%r = call Drop(&$0*.refs)")};
  Test Last{"%r", "==", "0"};
  switch (D.below(3)) {
  case 0:
    append(Drop, {when(Last, {step("call FreeMem($0)")})});
    return {step("call " + wrapper("CloseObject", "object", Drop) + "(" +
                 Object + ")")};
  case 1:
    append(Drop, {when(Last, {giveBack("1")}), giveBack("0")});
    return {step("%z = call " + wrapper("IsLast", "object", Drop) + "(" +
                 Object + ")"),
            when({"%z", "!=", "0"}, {step("call FreeMem(" + Object + ")")})};
  default:
    return {step(Object + "*.refs = (" + Object + "*.refs - 1)"),
            when({Object + "*.refs", "==", "0"},
                 {step("call FreeMem(" + Object + ")")})};
  }
}

Unit UnitMaker::counted(const std::string &Base) {
  ++Number;
  std::string Object = home(Base, "object");
  Unit U;
  U.Take = {step(Object + " = call AllocMem()")};
  U.Ok = Test{Object, "!=", "0"};
  U.OnFailure = {step(NoMemory)};
  U.OnSuccess = {step(Object + "*.refs = 1")};
  Sequence Once = dereference(Object);
  Sequence All;
  if (D.chance(40)) {
    U.OnSuccess.push_back(step("call Add(&" + Object + "*.refs)"));
    append(All, Once);
  }
  append(All, Once);
  U.Undo = All;
  U.Forget = U.Zero = {step(Object + " = 0")};
  append(All, U.Forget);
  U.Guarded = {when({Object, "!=", "0"}, All)};
  lieIn(U, Base);
  return U;
}

} // namespace ndistidy::engine::oracle
