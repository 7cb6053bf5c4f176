//===- MachineLives.cpp - One concrete execution: from begin to end -------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Machine.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine::oracle {

using catalogue::IdentityKind;
using catalogue::Lifecycle;
using catalogue::ResourceClass;

static bool satisfies(const catalogue::Predicate &Test, int64_t Value) {
  using Operator = catalogue::Predicate::Operator;
  switch (Test.Op) {
  case Operator::EQ:
    return Value == Test.Constant;
  case Operator::NE:
    return Value != Test.Constant;
  case Operator::LT:
    return Value < Test.Constant;
  case Operator::LE:
    return Value <= Test.Constant;
  case Operator::GT:
    return Value > Test.Constant;
  case Operator::GE:
    return Value >= Test.Constant;
  }
  return false;
}

Shown Machine::run() {
  const ir::Function *Begin = nullptr;
  for (const std::string &Name : C.role(Outer.Begin)->Names)
    if (const ir::Function *F = P.function(P.symbols().lookup(Name)))
      Begin = F;
  if (!Begin)
    return std::nullopt;

  // Initialisers name globals only, and run in a frame without anything.
  Frame None;
  Stack.push_back(&None);
  for (const ir::Store &S : P.module().Initializers)
    step(S);
  Stack.pop_back();

  Datum Result = enter(Root::Entry, *Begin, {});
  bool Good = succeeds(Outer, Result);
  if (Stopped)
    return std::nullopt;
  if (!Good) {
    judgeFailure(Outer, *Begin);
    return Certain;
  }
  size_t Taken = Instances.size();
  FailedOuter = Failed.size();
  const ir::Function *End = Registered[Outer.Ends.front()];
  if (!End)
    judgeMissing(*Begin);
  // Another one finds what this one has left in statics, if anything.
  if (Inner && Registered[Inner->Begin])
    for (unsigned Left = Chosen.choose(Others.sharesMemory() ? 3 : 2); Left;
         --Left) {
      runInner();
      if (Stopped)
        return std::nullopt;
    }
  if (End) {
    enter(Root::Unload, *End, {});
    if (!Stopped)
      judgeEnd(Outer, *End, Taken);
  }
  return Stopped ? std::nullopt : Certain;
}

/// The OS calls \p F.
Datum Machine::enter(Root As, const ir::Function &F,
                     std::vector<Datum> Arguments) {
  Now = As;
  Seen.Ran.insert(As);
  Fresh.clear();
  return call(F, std::move(Arguments));
}

/// An inner lifecycle from its beginning to its end. Where there is no end, or
/// no context for it, nothing is said of what has begun.
void Machine::runInner() {
  const ir::Function &Begin = *Registered[Inner->Begin];
  // What earlier ones have left was judged.
  for (Instance &I : Instances)
    I.Judged |= I.Inner;
  Failed.resize(FailedOuter);
  Context.reset();
  Datum Result = enter(Root::Start, Begin, {});
  bool Good = succeeds(*Inner, Result);
  if (Stopped)
    return;
  if (!Good)
    return judgeFailure(*Inner, Begin);
  size_t Taken = Instances.size();
  const ir::Function *End = Registered[Inner->Ends.front()];
  if (!Context || !End)
    return;
  const Datum Given = *Context;
  const ir::Function *Tick = Registered[Inner->Between.front()];
  if (Tick && Chosen.choose(2) != 0)
    enter(Root::Tick, *Tick, {Given});
  if (!Stopped)
    enter(Root::Stop, *End, {Given});
  if (!Stopped)
    judgeEnd(*Inner, *End, Taken);
}

/// Whether a beginning that returns \p Result succeeds.
bool Machine::succeeds(const Lifecycle &Of, const Datum &Result) {
  if (Stopped)
    return false;
  if (!Result.isInteger())
    stop("returns no status");
  // The engine takes what a routine tested for "not 0" for its failure.
  else if (Of.Success && Result.Bits > 0)
    stop("succeeds by what is not 0");
  return !Of.Success || satisfies(*Of.Success, Result.Bits);
}

/// Whether \p I is of the lifecycle that \p Of is one of.
static bool owes(const Lifecycle &Of, bool Inner) {
  return Of.Within.empty() != Inner;
}

/// \p I is held where \p In is left. What others may have given back meanwhile
/// may be owed or not.
void Machine::owed(llvm::StringRef Check, const ir::Function &In,
                   const Instance &I) {
  bool Doubtful = I.Identity == IdentityKind::Key
                      ? Others.mayName(Now, I.Of)
                      : llvm::any_of(I.KeptIn, [&](Shelf Where) {
                          return Others.mayEmpty(Now, Where);
                        });
  Doubtful |= Others.mayConfuse(I.Taken);
  // Whether a loop that empties an array or a list empties all of it, nobody
  // can tell.
  Doubtful |= I.Collected && Others.Unpacked.contains({Now, I.Of});
  report(Check, In, I.Of->Id, !Doubtful);
}

void Machine::judgeFailure(const Lifecycle &Of, const ir::Function &Begin) {
  for (const Instance &I : Instances)
    if (I.Held && I.Of->OwedOnFailure && owes(Of, I.Inner) && !I.Judged)
      owed(I.Of->Class == ResourceClass::Lock ? Of.LockCheck : Of.FailureCheck,
           Begin, I);
}

void Machine::judgeMissing(const ir::Function &Begin) {
  for (const Instance &I : Instances)
    if (I.Held && I.Of->OwedAtEnd)
      report(Outer.MissingEndCheck, Begin, "",
             /*Certain=*/I.Of->Class != ResourceClass::Lock);
}

/// Of what was taken when there were \p TakenBefore.
void Machine::judgeEnd(const Lifecycle &Of, const ir::Function &End,
                       size_t TakenBefore) {
  for (const Instance &I :
       llvm::ArrayRef<Instance>(Instances).take_front(TakenBefore)) {
    if (!I.Held || !I.Of->OwedAtEnd || !owes(Of, I.Inner) || I.Judged)
      continue;
    switch (I.Of->Class) {
    case ResourceClass::Registration:
      owed(Of.EndRegistrationCheck, End, I);
      break;
    case ResourceClass::Plain:
      owed(Of.EndResourceCheck, End, I);
      break;
    case ResourceClass::Lock:
      owed(Of.LockCheck, End, I);
      break;
    }
  }
}

/// What goes wrong by a name that others may have changed says nothing of the
/// rest.
void Machine::misuse(llvm::StringRef Check, const catalogue::Resource &R,
                     bool IsCertain) {
  report(Check, *Stack.back()->Of, R.Id, IsCertain);
  // The engine follows no path beyond a use of freed memory.
  Misused |= IsCertain || Check == C.UseAfterReleaseCheck;
}

/// Routines that may run in between are run by the engine for their effects
/// only: what goes wrong in them it does not say.
void Machine::report(llvm::StringRef Check, const ir::Function &In,
                     llvm::StringRef Resource, bool IsCertain) {
  llvm::StringRef Name = ir::displayName(P.symbols().name(In.Name));
  Defect Found{Check.str(), Name.str(), Resource.str()};
  if (IsCertain && !Misused && Now != Root::Tick)
    Certain->insert(Found);
  if (!Chosen.impossible())
    Into.Tolerated.insert(Found);
}

Enumeration enumerate(const ir::Program &P, const catalogue::Catalogue &C,
                      const Bounds &B) {
  Enumeration Result;
  PartTable Parts;
  Interplay Others, Seen;
  // Until nothing new is seen of what routines do to each other.
  do {
    Others = Seen;
    Result = {};
    Choices Chosen;
    Shown Now;
    do {
      if (Result.Executions++ == B.Executions) {
        Result.Unknown = "has too many executions";
        break;
      }
      Now = Machine(P, C, B, Parts, Chosen, Others, Seen, Result).run();
    } while (Result.Unknown.empty() && Chosen.advance(std::move(Now)));
    if (!Result.Unknown.empty())
      return Result;
    if (Chosen.all())
      Result.Required = *Chosen.all();
  } while (Others.size() != Seen.size());
  for (const Defect &D : Result.Required)
    Result.Tolerated.erase(D);
  return Result;
}

} // namespace ndistidy::engine::oracle
