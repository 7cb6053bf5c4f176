//===- LookMutants.cpp - Acquisitions that nobody looks at any more -------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The test of its status right behind an acquisition is left out, with what it
// does on failure. That is a defect if the handle is used before anything else
// is asked: if the block that a success comes to uses it, and until there
// nobody gets the status.
//
//===----------------------------------------------------------------------===//

#include "mutate/Mutants.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::mutate {

using catalogue::Acquire;
using catalogue::IdentityKind;
using catalogue::Predicate;

namespace {

/// An acquisition by a handle, with the places that tell of it.
struct Taken {
  Site At;
  const catalogue::Resource *Of = nullptr;
  const Acquire *How = nullptr;
  ir::Place Handle, Status;
};

class LookMaker {
public:
  LookMaker(const DriverFacts &Of, TextOf Texts) : Facts(Of), Text(Texts) {}
  void removed(const Taken &T);
  std::optional<Taken> taken(const Site &At, const catalogue::Resource &Of,
                             const Acquire &How) const;
  std::vector<Mutant> Made;

private:
  Verdict judge(const Taken &T) const;
  const ir::Block *onSuccess(const Taken &T) const;
  bool uses(const ir::Step &S, const Taken &T) const;

  const DriverFacts &Facts;
  TextOf Text;
};

} // namespace

/// The place that a path of a call's own leads to: a result, or what an
/// argument that is an address points to.
static std::optional<ir::Place> placeOf(const catalogue::AccessPath &Path,
                                        const ir::Call &Call) {
  if (!Path.Fields.empty())
    return std::nullopt;
  if (Path.Result)
    return Path.Derefs == 0 ? Call.Result : std::nullopt;
  if (Path.Derefs != 1 || Path.Argument >= Call.Arguments.size())
    return std::nullopt;
  const ir::Value &V = Call.Arguments[Path.Argument];
  return V.K == ir::Value::Kind::Address ? V.Where : std::nullopt;
}

/// What the call's result is kept in, if the next step does no more.
static ir::Place keptIn(ir::Place Of, const Site &At) {
  const std::vector<ir::Step> &Steps = At.In->Blocks[At.Block].Steps;
  if (At.Step + 1 < Steps.size())
    if (const auto *S = std::get_if<ir::Store>(&Steps[At.Step + 1]))
      if (S->Source.K == ir::Value::Kind::Load && S->Source.Where == Of)
        return S->Target;
  return Of;
}

std::optional<Taken> LookMaker::taken(const Site &At,
                                      const catalogue::Resource &Of,
                                      const Acquire &How) const {
  if (How.Identity != IdentityKind::Handle || !How.Success || Of.AssumeSuccess)
    return std::nullopt;
  std::optional<ir::Place> Handle = placeOf(How.Paths.front(), At.call());
  std::optional<ir::Place> Status = placeOf(How.Success->Path, At.call());
  if (!Handle || !Status)
    return std::nullopt;
  Taken T{At, &Of, &How, keptIn(*Handle, At), keptIn(*Status, At)};
  // Others may look at what is no variable of the routine's own.
  bool Own = T.Status == T.Handle ||
             (T.Status.R == ir::Place::Root::Local && T.Status.Path.empty());
  return Own ? std::optional(std::move(T)) : std::nullopt;
}

/// Whether a branch on \p C tells success from failure, and if so, whether it
/// is a success that makes it true.
static std::optional<bool> trueOnSuccess(const ir::Condition &C,
                                         const Taken &T) {
  using Operator = ir::Condition::Operator;
  const Predicate &Success = *T.How->Success;
  bool OfStatus = C.Left.K == ir::Value::Kind::Load &&
                  C.Left.Where == T.Status &&
                  C.Right.K == ir::Value::Kind::Integer &&
                  C.Right.Integer == Success.Constant;
  if (!OfStatus)
    return std::nullopt;
  bool Zero = Success.Op == Predicate::Operator::EQ ||
              Success.Op == Predicate::Operator::GE;
  switch (C.Op) {
  case Operator::EQ:
    return Zero;
  case Operator::NE:
    return !Zero;
  case Operator::GE:
    return Zero ? std::optional(true) : std::nullopt;
  case Operator::LT:
    return Zero ? std::optional(false) : std::nullopt;
  default:
    return std::nullopt;
  }
}

/// Where control comes when the test behind the acquisition finds a success.
const ir::Block *LookMaker::onSuccess(const Taken &T) const {
  const std::vector<ir::Block> &Blocks = T.At.In->Blocks;
  const auto *Fork = std::get_if<ir::Branch>(&Blocks[T.At.Block].Term);
  std::optional<bool> True = Fork ? trueOnSuccess(Fork->Cond, T) : std::nullopt;
  if (!True)
    return nullptr;
  const ir::Block *B = &Blocks[*True ? Fork->True : Fork->False];
  for (unsigned Most = 8; B->Steps.empty() && Most != 0; --Most)
    if (const auto *G = std::get_if<ir::Goto>(&B->Term))
      B = &Blocks[G->Target];
  return B;
}

static bool begins(const ir::Place &Part, const ir::Place &Whole) {
  return Part.R == Whole.R && Part.Name == Whole.Name &&
         Part.Parameter == Whole.Parameter &&
         Part.Path.size() > Whole.Path.size() &&
         std::equal(Whole.Path.begin(), Whole.Path.end(), Part.Path.begin());
}

/// Whether the rules say that the call named \p Name reads or writes behind
/// argument \p Index.
static bool looksBehind(const catalogue::Catalogue &C, llvm::StringRef Name,
                        size_t Index) {
  auto Behind = [&](const catalogue::AccessPath &Path) {
    return !Path.Result && Path.Argument == Index && Path.Derefs == 1;
  };
  return llvm::any_of(C.Effects, [&](const catalogue::CallEffects &E) {
    return E.Call == Name &&
           llvm::any_of(E.Effects, [&](const catalogue::Effect &Does) {
             return Behind(Does.To) || Behind(Does.From);
           });
  });
}

/// Whether \p S certainly uses what was taken.
bool LookMaker::uses(const ir::Step &S, const Taken &T) const {
  if (const auto *Put = std::get_if<ir::Store>(&S))
    return T.Of->Memory && begins(Put->Target, T.Handle) &&
           Put->Target.Path[T.Handle.Path.size()].K ==
               ir::Projection::Kind::Deref;
  const auto &Call = std::get<ir::Call>(S);
  if (Call.Callee.K != ir::Value::Kind::Function)
    return false;
  llvm::StringRef Name = Facts.program().symbols().name(Call.Callee.Name);
  const ir::Declaration *D = Facts.program().declaration(Call.Callee.Name);
  if (!D || !D->System || D->Variadic)
    return false;
  for (size_t I = 0; I != Call.Arguments.size(); ++I) {
    const ir::Value &V = Call.Arguments[I];
    if (V.K == ir::Value::Kind::Load && V.Where == T.Handle &&
        (!T.Of->Memory || looksBehind(Facts.rules(), Name, I)))
      return true;
  }
  return false;
}

static bool mentions(const ir::Value &V, const ir::Place &Of) {
  return V.Where == Of || llvm::any_of(V.Operands, [&](const ir::Value &In) {
           return mentions(In, Of);
         });
}

/// Whether \p S reads \p Of, or hands its address to somebody.
static bool mentions(const ir::Step &S, const ir::Place &Of) {
  if (const auto *Put = std::get_if<ir::Store>(&S))
    return mentions(Put->Source, Of);
  return llvm::any_of(std::get<ir::Call>(S).Arguments,
                      [&](const ir::Value &V) { return mentions(V, Of); });
}

Verdict LookMaker::judge(const Taken &T) const {
  const auto Unclear = [] {
    return Verdict::undecided("who looks next, and where the handle is used, "
                              "depends on more");
  };
  if (T.How->Pending)
    return Unclear();
  const ir::Block *B = onSuccess(T);
  if (!B)
    return Unclear();
  // Who runs in between is not asked for what it looks at.
  if (llvm::none_of(Facts.lifecycles(), [&](const LifecycleRoutines &L) {
        return L.begins(T.At.In) || L.ends(T.At.In);
      }))
    return Verdict::allowed("it runs in no lifecycle of the rules");
  for (const ir::Step &S : B->Steps) {
    if (uses(S, T))
      return Verdict::defect(
          {{Facts.rules().UncheckedStatusCheck, Facts.name(*T.At.In)}});
    bool Told = mentions(S, T.Status) || mentions(S, T.Handle);
    const auto *Call = std::get_if<ir::Call>(&S);
    bool Ours = Call && (Call->Callee.K != ir::Value::Kind::Function ||
                         Facts.program().function(Call->Callee.Name));
    if (Told || Ours)
      return Unclear();
  }
  return Unclear();
}

void LookMaker::removed(const Taken &T) {
  std::optional<FoundCall> F = findCall(Facts, Text, T.At);
  if (!F)
    return;
  std::optional<Span> Test = F->Source->testBehind(F->Call);
  const auto *Fork = std::get_if<ir::Branch>(&T.At.In->Blocks[T.At.Block].Term);
  std::optional<size_t> Asked =
      Fork ? F->Source->offset(Fork->Loc.Line, Fork->Loc.Column) : std::nullopt;
  // It is this test that the branch was made from, and no part of another one.
  if (!Test || !Asked || Fork->Loc.File != T.At.call().Loc.File ||
      *Asked < Test->Begin || *Asked >= Test->End ||
      !trueOnSuccess(Fork->Cond, T))
    return;
  Mutant M;
  M.Op = Operator::StatusCheckRemoved;
  M.At = T.At.call().Loc;
  M.Routine = Facts.name(*T.At.In);
  M.Subject = F->Source->text(F->Call.Call).str();
  M.Edits = {{*Test, ";"}};
  M.Judged = judge(T);
  Made.push_back(std::move(M));
}

std::vector<Mutant> makeLookMutants(const DriverFacts &Facts, TextOf Text) {
  LookMaker M(Facts, Text);
  std::set<ir::Location> Done;
  for (const auto &[At, Name] : Facts.calls())
    for (const catalogue::Resource &R : Facts.rules().Resources)
      for (const Acquire &How : R.Acquires)
        if (How.Call == Name && !Done.contains(At.call().Loc))
          if (std::optional<Taken> T = M.taken(At, R, How)) {
            Done.insert(At.call().Loc);
            M.removed(*T);
          }
  return std::move(M.Made);
}

} // namespace ndistidy::mutate
