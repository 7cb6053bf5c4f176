//===- MachineResources.cpp - One concrete execution: what is held --------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Machine.h"
#include "llvm/ADT/STLExtras.h"
#include <cassert>

namespace ndistidy::engine::oracle {

using catalogue::IdentityKind;

/// STATUS_UNSUCCESSFUL, as every status that tells of a failure negative.
static constexpr int64_t FailureStatus = static_cast<int32_t>(0xC0000001U);

/// A constant for which \p Test is true, or false.
static int64_t constantFor(const catalogue::Predicate &Test, bool Holds) {
  using Operator = catalogue::Predicate::Operator;
  switch (Test.Op) {
  case Operator::EQ:
  case Operator::LE:
  case Operator::GE:
    if (Holds)
      return Test.Constant;
    return Test.Op == Operator::LE ? Test.Constant + 1 : FailureStatus;
  case Operator::NE:
  case Operator::LT:
  case Operator::GT:
    if (!Holds)
      return Test.Constant;
    return Test.Op == Operator::LT ? Test.Constant - 1 : Test.Constant + 1;
  }
  return 0;
}

Datum Machine::osCall(const ir::Call &Step, llvm::StringRef Name) {
  OsCall Call{Step, Name, {}, {}};
  for (const ir::Value &V : Step.Arguments)
    Call.Arguments.push_back(evaluate(V));
  if (Stopped)
    return {};
  useArguments(Call);
  registerHandlers(Call);
  handOver(Call);
  bool Known = false;
  for (const catalogue::Resource &R : C.Resources) {
    for (const catalogue::Release &How : R.Releases)
      if (How.Call == Name && !Stopped) {
        release(R, How, Call);
        Known = true;
      }
    for (const catalogue::Acquire &How : R.Acquires)
      if (How.Call == Name && !Stopped) {
        acquire(R, How, Call);
        Known = true;
      }
  }
  if (Known || toyCall(Call) || !Step.Result)
    return Call.Result;
  constexpr int64_t AnyOf[] = {0, 1, FailureStatus};
  return Datum::integer(AnyOf[Chosen.choose(3)]);
}

/// What an OS routine gets must be alive, unless it is there to be released.
void Machine::useArguments(const OsCall &Call) {
  auto Releases = [&](const Instance &I) {
    return I.Identity == IdentityKind::Handle &&
           llvm::any_of(I.Of->Releases, [&](const catalogue::Release &How) {
             return How.Call == Call.Name;
           });
  };
  for (const Datum &D : Call.Arguments) {
    const Instance *Named = instanceOf(D);
    if (Named && !Named->Held && !Releases(*Named))
      misuse(C.UseAfterReleaseCheck, *Named->Of, !D.Unsure && !Named->Unsure);
    else if (!Named && D.K == Datum::Kind::Pointer)
      useObject(D.Where);
  }
}

/// What \p In is in is read or written.
void Machine::useObject(Cell In) {
  for (const Instance &I : Instances)
    if (!I.Held && I.Key.K == Datum::Kind::Pointer && I.Of->Memory &&
        I.Key.Where.Object == In.Object)
      return misuse(C.UseAfterReleaseCheck, *I.Of, !In.Unsure && !I.Unsure);
}

void Machine::registerHandlers(const OsCall &Call) {
  for (const catalogue::Registration &R : C.Registrations) {
    if (R.Call != Call.Name)
      continue;
    for (const catalogue::Registration::Handler &H : R.Handlers) {
      Datum Routine = get(H.Path, Call);
      if (Stopped || Routine.isNull())
        continue;
      const ir::Function *&F = Registered[H.Role];
      if (Routine.K == Datum::Kind::Function)
        F = P.function(static_cast<ir::Symbol>(Routine.Bits));
      if (!F)
        stop("registers what is no routine");
    }
  }
}

void Machine::handOver(const OsCall &Call) {
  for (const catalogue::Lifecycle &L : C.Lifecycles)
    for (const catalogue::Handover &H : L.Handovers)
      if (H.Call == Call.Name && !Stopped)
        Context = get(H.Path, Call);
}

/// The resource whose handle \p D is.
const Machine::Instance *Machine::instanceOf(const Datum &D) const {
  if (D.K == Datum::Kind::Handle)
    return &Instances[D.Bits];
  if (D.K != Datum::Kind::Pointer)
    return nullptr;
  for (const Instance &I : Instances)
    if (I.Identity == IdentityKind::Handle && I.Key.sameAs(D))
      return &I;
  return nullptr;
}

void Machine::release(const catalogue::Resource &R,
                      const catalogue::Release &How, OsCall &Call) {
  Datum Key = get(How.Paths.front(), Call);
  if (Key.K == Datum::Kind::Garbage)
    stop("releases what was never stored");
  if (Stopped || isForeign(Key) || (R.NullIsReleasable && Key.isNull()))
    return;
  noteRelease(R, How, Key);
  Instance *Dead = nullptr;
  for (Instance &I : Instances) {
    if (I.Of != &R || !I.Key.sameAs(Key))
      continue;
    if (I.Held) {
      I.Held = false;
      // Of what others release the engine only knows that they may.
      I.Unsure |= Key.Unsure || Now == Root::Tick || (!I.Inner && isInner(Now));
      return;
    }
    Dead = &I;
  }
  unsigned Failure = Key.Failure;
  for (const Missing &Left : Failed)
    if (Left.Of == &R && Left.Key.sameAs(Key))
      Failure = Left.Failure;
  if (Failure && !Looked[Failure]) {
    report(C.UnacquiredCheck, *Stack.back()->Of, R.Id, /*Certain=*/false);
    if (Dead)
      report(C.DoubleReleaseCheck, *Stack.back()->Of, R.Id, false);
    return;
  }
  // Of what an earlier inner lifecycle took, the engine knows nothing.
  if (Dead)
    return misuse(C.DoubleReleaseCheck, R,
                  !Key.Unsure && !Dead->Unsure && !Dead->Judged);
  bool Elsewhere = !Failure && How.Identity != IdentityKind::Handle &&
                   Others.mayTake(Now, &R,
                                  Key.K == Datum::Kind::Pointer &&
                                      shelfOf(Key.Where).Of == Shelf::Inner);
  misuse(C.UnacquiredCheck, R, !Key.Unsure && !Elsewhere);
}

void Machine::noteRelease(const catalogue::Resource &R,
                          const catalogue::Release &How, const Datum &Key) {
  if (How.Identity == IdentityKind::Key)
    Seen.Named.insert({Now, &R});
  else
    Seen.Emptied.insert({Now, How.Identity == IdentityKind::Storage
                                  ? shelfOf(Key.Where)
                                  : Key.From});
}

void Machine::acquire(const catalogue::Resource &R,
                      const catalogue::Acquire &How, OsCall &Call) {
  if (!How.Success || Chosen.choose(2) == 0)
    succeed(R, How, Call);
  else
    fail(R, How, Call);
}

void Machine::succeed(const catalogue::Resource &R,
                      const catalogue::Acquire &How, OsCall &Call) {
  const catalogue::AccessPath &Path = How.Paths.front();
  Instance New;
  New.Of = &R;
  New.Identity = How.Identity;
  New.Taken = &Call.Step;
  New.Inner = isInner(Now);
  Seen.Taken.insert({Now, &R});
  if (R.Memory)
    New.Key = Datum::pointer({Memory.create(How.Zeroed), 0});
  else if (How.Identity == IdentityKind::Handle)
    New.Key = Datum::handle(static_cast<int64_t>(Instances.size()));
  else
    New.Key = get(Path, Call);
  for (Instance &I : Instances)
    if (I.Held && I.Of == &R && I.Key.sameAs(New.Key)) {
      if (!I.Judged)
        stop("takes again what it holds");
      I.Held = false;
    }
  if (How.Identity == IdentityKind::Storage)
    New.KeptIn.insert(shelfOf(New.Key.Where));
  Instances.push_back(New);
  if (How.Success && !(How.Success->Path == Path))
    put(How.Success->Path, Call,
        Datum::integer(constantFor(*How.Success, true)));
  if (How.Identity == IdentityKind::Handle)
    put(Path, Call, New.Key);
}

void Machine::fail(const catalogue::Resource &R, const catalogue::Acquire &How,
                   OsCall &Call) {
  const catalogue::AccessPath &Path = How.Paths.front();
  auto Number = static_cast<unsigned>(Looked.size());
  Looked.push_back(false);
  Datum Status = Datum::integer(constantFor(*How.Success, false));
  Status.Failure = Number;
  put(How.Success->Path, Call, Status);
  if (How.Identity != IdentityKind::Handle)
    Failed.push_back({&R, get(Path, Call), Number});
  if (How.Success->Path == Path || How.Identity != IdentityKind::Handle)
    return;
  // The handle is what it was, and no evidence of anything any more.
  Datum Left = get(Path, Call);
  if (Left.K != Datum::Kind::Garbage && !Left.isNull())
    Misused = true;
  Left.Failure = Number;
  put(Path, Call, Left);
}

std::optional<Cell> Machine::cellOf(const catalogue::AccessPath &Path,
                                    const OsCall &Call) {
  assert(!Path.Result && "a result has no address");
  Datum Pointer = Call.Arguments[Path.Argument];
  Cell Here;
  for (unsigned I = 0; I != Path.Derefs && !Stopped; ++I) {
    if (Pointer.K != Datum::Kind::Pointer) {
      stop("gives a routine what is no pointer");
      return std::nullopt;
    }
    Here = Pointer.Where;
    if (I + 1 != Path.Derefs)
      Pointer = read(Here);
  }
  return Here;
}

Datum Machine::get(const catalogue::AccessPath &Path, const OsCall &Call) {
  if (Path.Result)
    return Call.Result;
  if (Path.Argument >= Call.Arguments.size()) {
    stop("gives a routine too few arguments");
    return {};
  }
  if (Path.Derefs == 0)
    return Call.Arguments[Path.Argument];
  std::optional<Cell> From = cellOf(Path, Call);
  return From ? read(*From) : Datum();
}

void Machine::put(const catalogue::AccessPath &Path, OsCall &Call,
                  const Datum &D) {
  if (Path.Result) {
    Call.Result = D;
    return;
  }
  if (Path.Argument >= Call.Arguments.size())
    return stop("gives a routine too few arguments");
  if (std::optional<Cell> To = cellOf(Path, Call))
    write(*To, D);
}

} // namespace ndistidy::engine::oracle
