//===- Inner.cpp - A lifecycle inside the toy driver's --------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Inner.h"
#include "engine/oracle/Idioms.h"

namespace ndistidy::engine::oracle {
namespace {

class InnerAuthor {
public:
  InnerAuthor(Dice &D, Sketch &S, UnitMaker &M) : D(D), S(S), Maker(M) {}
  Unit write();

private:
  Units plan();
  Unit handOver() const;
  void start(const Units &Us, Sequence Cleanup);
  void stop(const Sequence &Cleanup);
  void tick(Units &Inside);
  Sequence entrance(const std::string &Context);

  Dice &D;
  Sketch &S;
  UnitMaker &Maker;
  enum class Kind { Memory, Static, None } Context = Kind::Memory;
  bool Ticks = false;
};

/// There is one at a time, and the next one begins as the first one did.
void forgetWhenUndone(Unit &U) {
  append(U.Undo, U.Forget);
  append(U.Guarded, U.Forget);
}

/// It counts, or gives back what may be gone from then on.
void InnerAuthor::tick(Units &Inside) {
  Sequence Body = entrance("$0");
  if (!Inside.empty() && D.chance(50)) {
    Unit &U = Inside[D.below(Inside.size())];
    forgetWhenUndone(U);
    U.Undo = U.Guarded;
    append(Body, U.Guarded);
  } else if (Context != Kind::None) {
    Body.push_back(step("%a*.ticks = (%a*.ticks + 1)"));
  }
  S.Routines.push_back({"Tick", "context", Body});
}

Units InnerAuthor::plan() {
  Context = D.chance(75)   ? Kind::Memory
            : D.chance(50) ? Kind::Static
                           : Kind::None;
  bool Own = Context == Kind::Memory;
  Units Us, Inside;
  for (size_t I = 1 + D.below(3); I != 0; --I) {
    bool InContext = Context != Kind::None && D.chance(80);
    Maker.keepFlagsIn(InContext && Own ? "%a*.flags" : "@Marks");
    const char *Base = InContext ? "%a*" : D.chance(50) ? "@S" : "";
    Unit U = D.chance(15)   ? Maker.several(Base)
             : D.chance(12) ? Maker.counted(Base)
                            : Maker.resource(Base);
    if (!InContext || !Own) {
      forgetWhenUndone(U);
      U.Lies = Unit::Where::Outside;
    }
    (InContext && Own ? Inside : Us).push_back(U);
  }
  if (Ticks)
    tick(Own ? Inside : Us);
  if (Own) {
    Us.push_back(Maker.context("%a", Inside));
    Us.back().OnSuccess.push_back(step("%a*.flags = 0"));
    Us.back().OnSuccess.push_back(step("%a*.ticks = 0"));
    Us.insert(Us.end(), Inside.begin(), Inside.end());
  }
  if (D.chance(30))
    Us.insert(Us.begin() + static_cast<long>(D.below(Us.size() + 1)),
              Maker.passing());
  Us.insert(Us.end() - static_cast<long>(D.below(Inside.size() + 1)),
            handOver());
  return Us;
}

Unit InnerAuthor::handOver() const {
  Unit U;
  U.Take = {step(Context == Kind::None ? "call SetContext(1)"
                                       : "call SetContext(%a)")};
  return U;
}

Sequence InnerAuthor::entrance(const std::string &Given) {
  Sequence Result = prologue(D);
  Result.push_back(step("%a = " + Given));
  return Result;
}

void InnerAuthor::start(const Units &Us, Sequence Cleanup) {
  if (D.chance(40)) {
    Sequence Body = entrance("$0");
    append(Body, Cleanup);
    S.Routines.push_back({"InnerCleanup", "context", Body});
    Cleanup = {step("call InnerCleanup(%a)")};
  }
  Sequence Body = entrance(Context == Kind::Static ? "&@A" : "0");
  append(Body, idiom(Us, Cleanup, D));
  S.Routines.push_back({"Start", "", Body});
  bool Straight = D.chance(60);
  stop(Straight ? undoAll(Us, Us.size()) : Cleanup);
}

void InnerAuthor::stop(const Sequence &Cleanup) {
  Sequence Body = entrance("$0");
  append(Body, Cleanup);
  S.Routines.push_back({"Stop", "context", Body});
}

Unit InnerAuthor::write() {
  for (const char *Name : {"A", "S", "Marks"})
    S.Globals.emplace_back(Name);
  Ticks = D.chance(40);
  Units Us = plan();
  start(Us, guardAll(Us));
  Unit U;
  U.Take = {step(Ticks ? "call RegisterInner(#Start, #Stop, #Tick)"
                       : "call RegisterInner(#Start, #Stop, 0)")};
  return U;
}

} // namespace

Unit innerLifecycle(Dice &D, Sketch &S, UnitMaker &Maker) {
  return InnerAuthor(D, S, Maker).write();
}

} // namespace ndistidy::engine::oracle
