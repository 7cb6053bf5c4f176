//===- Mutants.cpp - Every defect that the rules imply --------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mutate/Mutants.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

namespace ndistidy::mutate {

llvm::StringRef name(Operator Op) {
  switch (Op) {
  case Operator::ReleaseRemoved:
    return "release-removed";
  case Operator::ReleaseUnderOsResult:
    return "release-under-os-result";
  case Operator::ReleaseUnderDriverField:
    return "release-under-driver-field";
  case Operator::ReturnOnOsResult:
    return "return-on-os-result";
  case Operator::ReturnOnDriverField:
    return "return-on-driver-field";
  case Operator::ReleaseDoubled:
    return "release-doubled";
  case Operator::ReleasesSwapped:
    return "releases-swapped";
  case Operator::CleanupRemoved:
    return "cleanup-removed";
  case Operator::HandlerRemoved:
    return "handler-removed";
  case Operator::HandlerMoved:
    return "handler-moved";
  case Operator::HandlerOtherHandle:
    return "handler-other-handle";
  case Operator::HandlerNullHandle:
    return "handler-null-handle";
  case Operator::HandlerOtherRoutine:
    return "handler-other-routine";
  case Operator::HandlerNullRoutine:
    return "handler-null-routine";
  case Operator::LockReleaseRemoved:
    return "lock-release-removed";
  case Operator::LockReleaseUnderOsResult:
    return "lock-release-under-os-result";
  case Operator::LockReturnOnOsResult:
    return "lock-return-on-os-result";
  case Operator::LockReleaseDoubled:
    return "lock-release-doubled";
  case Operator::LockFormMixed:
    return "lock-form-mixed";
  case Operator::CallUnderLock:
    return "call-under-lock";
  case Operator::LockReleaseDelayed:
    return "lock-release-delayed";
  case Operator::StatusCheckRemoved:
    return "status-check-removed";
  }
  return {};
}

static ir::Location locationOf(const Site &At) {
  return std::visit([](const auto &S) { return S.Loc; }, At.step());
}

namespace {

class Maker {
public:
  Maker(const DriverFacts &Of, TextOf Texts)
      : Facts(Of), Names(Of.program().symbols()), Text(Texts), Opinion(Of) {}

  void releases();
  void cleanups();
  void handlers();
  std::vector<Mutant> finish();

private:
  using Found = FoundCall;
  std::optional<Found> find(const Site &At) const {
    return findCall(Facts, Text, At);
  }
  Mutant &add(Operator Op, const Site &At, llvm::StringRef Subject, Verdict V);
  void add(Operator Op, const Found &F, std::vector<Edit> Edits, Verdict V);
  void conditional(const Found &F, llvm::StringRef Condition, bool OfDriver);
  std::string driverField(const ir::Function &In) const;
  std::string failure(const ir::Function &In) const {
    return failureOf(Facts, In);
  }

  void requirement(const catalogue::Requirement &R, const Found &F);
  void moved(const catalogue::Requirement &R, const Found &F);
  std::optional<Found> firstTaker(const catalogue::Requirement &R,
                                  const Found &Before) const;
  std::string otherHandle(const catalogue::Requirement &R,
                          const Found &F) const;
  const ir::Function *otherRoutine(const Site &At,
                                   const ir::Function *Not) const;
  void storedHandler(const EndRegistration &R, const LifecycleRoutines &L);

  const DriverFacts &Facts;
  const ir::SymbolTable &Names;
  TextOf Text;
  Judge Opinion;
  /// By location and operator: what macros and loops make several steps of is
  /// one place in the text.
  std::map<std::pair<ir::Location, Operator>, Mutant> Made;
};

} // namespace

std::optional<FoundCall> findCall(const DriverFacts &Facts, TextOf Text,
                                  const Site &At) {
  const ir::Location Loc = locationOf(At);
  if (!Loc.valid())
    return std::nullopt;
  const SourceText *Source = Text(Facts.program().file(Loc));
  if (!Source)
    return std::nullopt;
  std::optional<size_t> Offset = Source->offset(Loc.Line, Loc.Column);
  std::optional<CallText> Call =
      Offset ? Source->callAt(*Offset) : std::nullopt;
  if (!Call)
    return std::nullopt;
  return FoundCall{At, Source, std::move(*Call)};
}

Mutant &Maker::add(Operator Op, const Site &At, llvm::StringRef Subject,
                   Verdict V) {
  auto [It, New] = Made.try_emplace({locationOf(At), Op});
  Mutant &M = It->second;
  if (New || (!M.Judged.isDefect() && V.isDefect()))
    M.Judged = std::move(V);
  if (New) {
    M.Op = Op;
    M.At = locationOf(At);
    M.Routine = Facts.name(*At.In);
    M.Subject = Subject.str();
  }
  return M;
}

void Maker::add(Operator Op, const Found &F, std::vector<Edit> Edits,
                Verdict V) {
  Mutant &M = add(Op, F.At, F.Source->text(F.Call.Call), std::move(V));
  if (M.Edits.empty())
    M.Edits = std::move(Edits);
}

/// A condition on a member of the driver object that \p In gets, if it does.
std::string Maker::driverField(const ir::Function &In) const {
  for (const ir::Parameter &P : In.Parameters)
    if (Names.name(P.Type).contains("_DRIVER_OBJECT") &&
        !Names.name(P.Name).empty())
      return Names.name(P.Name).str() + "->DriverSize == 7";
  return {};
}

std::string failureOf(const DriverFacts &Facts, const ir::Function &In) {
  llvm::StringRef Type = Facts.program().symbols().name(In.ReturnType);
  if (Type == "void" || Type.empty())
    return {};
  // STATUS_UNSUCCESSFUL.
  return Type == "int" || Type == "long" ? "(NTSTATUS)0xC0000001L" : "0";
}

void Maker::conditional(const Found &F, llvm::StringRef Condition,
                        bool OfDriver) {
  add(OfDriver ? Operator::ReleaseUnderDriverField
               : Operator::ReleaseUnderOsResult,
      F, {F.Source->guarded(F.Call, Condition)}, Opinion.left(F.At));
  std::optional<Edit> Return =
      F.Source->left(F.Call, Condition, failure(*F.At.In));
  add(OfDriver ? Operator::ReturnOnDriverField : Operator::ReturnOnOsResult, F,
      Return ? std::vector{*Return} : std::vector<Edit>(),
      Opinion.returned(F.At));
}

void Maker::releases() {
  for (const ResourceUse &U : Facts.releases()) {
    std::optional<Found> F = find(U.At);
    if (!F) {
      add(Operator::ReleaseRemoved, U.At, U.Of->Title, Opinion.left(U.At));
      continue;
    }
    add(Operator::ReleaseRemoved, *F, {F->Source->removed(F->Call)},
        Opinion.left(U.At));
    add(Operator::ReleaseDoubled, *F, {F->Source->doubled(F->Call)},
        Opinion.doubled(U.At));
    conditional(*F, OsResult, /*OfDriver=*/false);
    if (std::string Field = driverField(*U.At.In); !Field.empty())
      conditional(*F, Field, /*OfDriver=*/true);
  }
}

void Maker::cleanups() {
  for (const auto &[At, Name] : Facts.calls()) {
    if (!Opinion.cleansUp(At))
      continue;
    // What a destructor does at the end of a scope is written nowhere.
    if (std::optional<Found> F = find(At))
      add(Operator::CleanupRemoved, *F, {F->Source->removed(F->Call)},
          Opinion.cleanupLeft(At));
  }
}

/// The first call in the routine of \p Before that takes, itself or further
/// down, what \p R wants to be held, if it stands in front of \p Before.
std::optional<Maker::Found> Maker::firstTaker(const catalogue::Requirement &R,
                                              const Found &Before) const {
  std::optional<Found> First;
  for (const auto &[At, Name] : Facts.calls()) {
    if (At.In != Before.At.In)
      continue;
    RoutineSet Inner = Facts.reachable(Facts.callees(At.call()));
    bool Takes = llvm::any_of(
        Facts.acquisitions(), [&, &Here = At](const ResourceUse &A) {
          return llvm::is_contained(R.Resources, A.Of->Id) &&
                 (A.At == Here || Inner.contains(A.At.In));
        });
    std::optional<Found> F = Takes ? find(At) : std::nullopt;
    if (F && F->Source == Before.Source &&
        F->Call.Statement.End <= Before.Call.Statement.Begin &&
        (!First || F->Call.Call.Begin < First->Call.Call.Begin))
      First = F;
  }
  return First;
}

void Maker::moved(const catalogue::Requirement &R, const Found &F) {
  Verdict V = Verdict::defect({{R.Check, Facts.name(*F.At.In)}});
  std::vector<Edit> Edits;
  std::optional<Found> Taker = firstTaker(R, F);
  if (Taker && Taker->Call.InBlock && F.Call.Bare)
    Edits = {F.Source->removed(F.Call),
             {{Taker->Call.Statement.Begin, Taker->Call.Statement.Begin},
              F.Source->text(F.Call.Statement).str() + " "}};
  add(Operator::HandlerMoved, F, std::move(Edits), std::move(V));
}

/// The place of a handle of something else that the same routine receives.
std::string Maker::otherHandle(const catalogue::Requirement &R,
                               const Found &F) const {
  for (const ResourceUse &A : Facts.acquisitions()) {
    std::optional<Found> Taker = A.At.In == F.At.In ? find(A.At) : std::nullopt;
    if (!Taker || llvm::is_contained(R.Resources, A.Of->Id))
      continue;
    for (const catalogue::Acquire &How : A.Of->Acquires) {
      if (How.Identity != catalogue::IdentityKind::Handle ||
          How.Paths.empty() || How.Paths.front().Derefs == 0 ||
          How.Paths.front().Argument >= Taker->Call.Arguments.size())
        continue;
      llvm::StringRef Place = Taker->Source->text(
          Taker->Call.Arguments[How.Paths.front().Argument]);
      if (Place.consume_front("&"))
        return Place.str();
    }
  }
  return {};
}

/// A routine with another role whose name the file of \p At knows.
const ir::Function *Maker::otherRoutine(const Site &At,
                                        const ir::Function *Not) const {
  const ir::Function *Result = nullptr;
  for (const ir::Function &F : Facts.program().module().Functions) {
    if (F.Loc.File == locationOf(At).File && F.Loc < locationOf(At) &&
        &F != At.In && &F != Not && F.Parameters.size() != 1 && !Result)
      Result = &F;
    for (const ir::Block &B : F.Blocks)
      for (const ir::Step &S : B.Steps) {
        const auto *Put = std::get_if<ir::Store>(&S);
        if (!Put || Put->Source.K != ir::Value::Kind::Function ||
            Put->Loc.File != locationOf(At).File)
          continue;
        const ir::Function *Other = Facts.program().function(Put->Source.Name);
        if (!Other || Other == Not ||
            (Other->Internal && !(Other->Loc < locationOf(At))))
          continue;
        // A routine that ends an adapter's life is the usual confusion.
        llvm::StringRef Member = Put->Target.Path.empty()
                                     ? llvm::StringRef()
                                     : Names.name(Put->Target.Path.back().Name);
        if (Member.contains("Halt") || Member.contains("Unbind") ||
            Member.contains("Detach"))
          return Other;
      }
  }
  return Result;
}

/// Whether \p R asks anything of a call in \p In.
static bool asks(const catalogue::Requirement &R, const ir::Function *In,
                 const DriverFacts &Facts) {
  return R.WhenRole.empty() ||
         llvm::any_of(Facts.lifecycles(), [&](const LifecycleRoutines &L) {
           return L.Of->Begin == R.WhenRole && L.begins(In);
         });
}

void Maker::requirement(const catalogue::Requirement &R, const Found &F) {
  using Kind = catalogue::Requirement::Kind;
  if (!asks(R, F.At.In, Facts))
    return;
  if (R.K == Kind::Held)
    return moved(R, F);
  if ((R.K != Kind::LiveHandle && R.K != Kind::RoleRoutine) ||
      R.Path.Argument >= F.Call.Arguments.size())
    return;
  Span Argument = F.Call.Arguments[R.Path.Argument];
  Verdict V = Verdict::defect({{R.Check, Facts.name(*F.At.In)}});
  bool Handle = R.K == Kind::LiveHandle;
  add(Handle ? Operator::HandlerNullHandle : Operator::HandlerNullRoutine, F,
      {{Argument, "NULL"}}, V);
  std::string Other;
  if (Handle)
    Other = otherHandle(R, F);
  else if (const ir::Function *Routine = otherRoutine(F.At, nullptr))
    Other = "(PDRIVER_UNLOAD)(PVOID)" + Facts.name(*Routine);
  add(Handle ? Operator::HandlerOtherHandle : Operator::HandlerOtherRoutine, F,
      Other.empty() ? std::vector<Edit>()
                    : std::vector<Edit>{{Argument, Other}},
      V);
}

/// DriverObject->DriverUnload = Routine;
void Maker::storedHandler(const EndRegistration &R,
                          const LifecycleRoutines &L) {
  const auto &Store = std::get<ir::Store>(R.At.step());
  const SourceText *Source = Text(Facts.program().file(Store.Loc));
  std::optional<size_t> Offset =
      Source ? Source->offset(Store.Loc.Line, Store.Loc.Column) : std::nullopt;
  std::optional<SourceText::Assignment> Put =
      Offset ? Source->assignmentAt(*Offset) : std::nullopt;
  std::string Name = Facts.name(*R.Routine);
  if (Put && !Source->text(Put->Value).ends_with(Name))
    Put = std::nullopt;
  auto Add = [&](Operator Op, std::optional<Edit> E, Verdict V) {
    Mutant &M = add(Op, R.At, Name, std::move(V));
    if (E && Put)
      M.Edits = {*E};
  };
  Span Statement = Put ? Put->Statement : Span(),
       Value = Put ? Put->Value : Span();
  Add(Operator::HandlerRemoved, Edit{Statement, ";"},
      Opinion.handlerRemoved(R, L));
  Add(Operator::HandlerNullRoutine, Edit{Value, "NULL"},
      Opinion.handlerRemoved(R, L));
  const ir::Function *Other = otherRoutine(R.At, R.Routine);
  if (Other && !L.ends(Other) && !L.begins(Other))
    Add(Operator::HandlerOtherRoutine,
        Edit{Value, "(PDRIVER_UNLOAD)(PVOID)" + Facts.name(*Other)},
        Opinion.handlerReplaced(R, *Other, L));
}

void Maker::handlers() {
  for (const auto &[At, Name] : Facts.calls())
    for (const catalogue::Requirement &R : Facts.rules().Requirements)
      if (R.Call == Name)
        if (std::optional<Found> F = find(At))
          requirement(R, *F);
  for (const LifecycleRoutines &L : Facts.lifecycles())
    for (const EndRegistration &R : Facts.endRegistrations(L)) {
      if (!R.At.In)
        continue;
      if (std::holds_alternative<ir::Store>(R.At.step()))
        storedHandler(R, L);
      else if (std::optional<Found> F = find(R.At))
        add(Operator::HandlerRemoved, *F, {F->Source->removed(F->Call)},
            Opinion.handlerRemoved(R, L));
    }
}

std::vector<Mutant> Maker::finish() {
  std::vector<Mutant> Result;
  Result.reserve(Made.size());
  for (auto &[Key, M] : Made)
    Result.push_back(std::move(M));
  return Result;
}

std::vector<Mutant> makeMutants(const DriverFacts &Facts, TextOf Text) {
  Maker M(Facts, Text);
  M.releases();
  M.cleanups();
  M.handlers();
  std::vector<Mutant> All = M.finish();
  llvm::append_range(All, makeOrderMutants(Facts, Text));
  llvm::append_range(All, makeLockMutants(Facts, Text));
  llvm::append_range(All, makeLevelMutants(Facts, Text));
  llvm::append_range(All, makeLookMutants(Facts, Text));
  llvm::sort(All, [](const Mutant &A, const Mutant &B) {
    return std::pair(A.At, A.Op) < std::pair(B.At, B.Op);
  });
  return All;
}

} // namespace ndistidy::mutate
