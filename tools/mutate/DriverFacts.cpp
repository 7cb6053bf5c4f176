//===- DriverFacts.cpp - What a driver's source says of itself ------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mutate/DriverFacts.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::mutate {

using catalogue::Predicate;

/// Calls \p F with every step of \p P.
template <typename Visitor>
static void forEachSite(const ir::Program &P, Visitor F) {
  for (const ir::Function &In : P.module().Functions)
    for (ir::BlockId B = 0; B != In.Blocks.size(); ++B)
      for (size_t S = 0; S != In.Blocks[B].Steps.size(); ++S)
        F(Site{&In, B, S});
}

DriverFacts::DriverFacts(const ir::Program &Of,
                         const catalogue::Catalogue &Rules)
    : P(Of), C(Rules) {
  for (const ir::Store &S : P.module().Initializers)
    if (S.Source.K == ir::Value::Kind::Function)
      if (const ir::Function *F = P.function(S.Source.Name))
        InTables.push_back(F);
  for (const catalogue::Lifecycle &L : C.Lifecycles)
    addLifecycle(L);
  findUses();
}

std::string DriverFacts::name(const ir::Function &F) const {
  return ir::displayName(P.symbols().name(F.Name)).str();
}

llvm::StringRef DriverFacts::ruleName(llvm::StringRef Name) const {
  for (const catalogue::Alias &A : C.Aliases)
    if (A.Name == Name)
      return A.Call;
  return Name;
}

std::vector<std::pair<Site, llvm::StringRef>> DriverFacts::calls() const {
  std::vector<std::pair<Site, llvm::StringRef>> Result;
  forEachSite(P, [&](const Site &S) {
    const auto *Call = std::get_if<ir::Call>(&S.step());
    if (!Call)
      return;
    llvm::StringRef Name;
    if (Call->Callee.K == ir::Value::Kind::Function)
      Name = ruleName(P.symbols().name(Call->Callee.Name));
    Result.emplace_back(S, Name);
  });
  return Result;
}

std::vector<const ir::Function *>
DriverFacts::callees(const ir::Call &Call) const {
  if (Call.Callee.K == ir::Value::Kind::Function) {
    const ir::Function *F = P.function(Call.Callee.Name);
    return F ? std::vector{F} : std::vector<const ir::Function *>();
  }
  // Through a pointer: any routine of a table that takes as many arguments.
  std::vector<const ir::Function *> Result;
  llvm::copy_if(InTables, std::back_inserter(Result),
                [&](const ir::Function *F) {
                  return F->Parameters.size() == Call.Arguments.size();
                });
  return Result;
}

RoutineSet
DriverFacts::reachable(llvm::ArrayRef<const ir::Function *> From) const {
  RoutineSet Result;
  std::vector<const ir::Function *> Work = From.vec();
  while (!Work.empty()) {
    const ir::Function *F = Work.back();
    Work.pop_back();
    if (!Result.insert(F).second)
      continue;
    for (const ir::Block &B : F->Blocks)
      for (const ir::Step &S : B.Steps)
        if (const auto *Call = std::get_if<ir::Call>(&S))
          llvm::append_range(Work, callees(*Call));
  }
  return Result;
}

bool DriverFacts::fits(const ir::Function &F, const catalogue::Role &R) const {
  if (R.ParameterCount && *R.ParameterCount != F.Parameters.size())
    return false;
  if (R.FirstParameterRecord.empty() || F.Parameters.empty())
    return true;
  llvm::StringRef Type = P.symbols().name(F.Parameters.front().Type);
  return Type.empty() || Type.contains(R.FirstParameterRecord);
}

static ir::Symbol lastField(const ir::Place &Of) {
  if (Of.Path.empty() || Of.Path.back().K != ir::Projection::Kind::Field)
    return ir::Symbol::None;
  return Of.Path.back().Name;
}

std::vector<EndRegistration>
DriverFacts::registrations(const std::string &Role) const {
  std::set<std::string> Members;
  std::set<std::pair<std::string, unsigned>> Arguments;
  const auto Calls = calls();
  for (const catalogue::Registration &R : C.Registrations) {
    if (llvm::none_of(Calls, [&](auto &Call) { return Call.second == R.Call; }))
      continue;
    for (const catalogue::Registration::Handler &H : R.Handlers)
      if (H.Role == Role && H.Path.Fields.empty())
        Arguments.emplace(R.Call, H.Path.Argument);
      else if (H.Role == Role)
        Members.insert(H.Path.Fields.back());
  }
  for (const catalogue::RegistrationPlace &R : C.RegistrationPlaces)
    if (R.Role == Role)
      Members.insert(R.Path.Fields.back());

  std::vector<EndRegistration> Result;
  auto Add = [&](const Site &At, const ir::Value &V) {
    if (V.K != ir::Value::Kind::Function)
      return;
    const ir::Function *F = P.function(V.Name);
    if (F && fits(*F, *C.role(Role)))
      Result.push_back({At, F});
  };
  for (const auto &[At, Name] : Calls)
    for (const auto &[Call, Argument] : Arguments)
      if (Call == Name && Argument < At.call().Arguments.size())
        Add(At, At.call().Arguments[Argument]);
  auto IsMember = [&](const ir::Place &Of) {
    return Members.contains(P.symbols().name(lastField(Of)).str());
  };
  forEachSite(P, [&](const Site &At) {
    const auto *S = std::get_if<ir::Store>(&At.step());
    if (S && IsMember(S->Target))
      Add(At, S->Source);
  });
  for (const ir::Store &S : P.module().Initializers)
    if (IsMember(S.Target))
      Add({}, S.Source);
  return Result;
}

std::vector<EndRegistration>
DriverFacts::endRegistrations(const LifecycleRoutines &L) const {
  std::vector<EndRegistration> Result;
  for (const std::string &Role : L.Of->Ends)
    llvm::append_range(Result, registrations(Role));
  return Result;
}

std::vector<const ir::Function *>
DriverFacts::playing(const std::string &Role) const {
  std::vector<const ir::Function *> Result;
  for (const ir::Function &F : P.module().Functions)
    if (llvm::is_contained(C.role(Role)->Names, name(F)))
      Result.push_back(&F);
  for (const EndRegistration &R : registrations(Role))
    if (!llvm::is_contained(Result, R.Routine))
      Result.push_back(R.Routine);
  return Result;
}

std::vector<const ir::Function *> DriverFacts::withRole() const {
  std::vector<const ir::Function *> Result;
  for (const catalogue::Role &R : C.Roles)
    for (const ir::Function *F : playing(R.Id))
      if (!llvm::is_contained(Result, F))
        Result.push_back(F);
  return Result;
}

void DriverFacts::addLifecycle(const catalogue::Lifecycle &Of) {
  LifecycleRoutines L;
  L.Of = &Of;
  L.Begins = playing(Of.Begin);
  for (const std::string &Role : Of.Completions)
    llvm::append_range(L.Begins, playing(Role));
  for (const std::string &Role : Of.Ends)
    llvm::append_range(L.Ends, playing(Role));
  for (const std::string &Role : Of.EndCompletions)
    llvm::append_range(L.Ends, playing(Role));
  for (const std::string &Role : Of.BeforeEnd)
    llvm::append_range(L.BeforeEnds, playing(Role));
  L.BeginTree = reachable(L.Begins);
  std::vector<const ir::Function *> Roots = L.Ends;
  llvm::append_range(Roots, L.BeforeEnds);
  L.EndTree = reachable(Roots);
  Lives.push_back(std::move(L));
}

/// Whether \p Test may hold before a call with \p Arguments.
static bool mayHold(const Predicate &Test,
                    llvm::ArrayRef<ir::Value> Arguments) {
  const catalogue::AccessPath &Path = Test.Path;
  if (Path.Result || Path.Derefs != 0 || !Path.Fields.empty() ||
      Path.Argument >= Arguments.size() ||
      Arguments[Path.Argument].K != ir::Value::Kind::Integer)
    return true;
  int64_t V = Arguments[Path.Argument].Integer;
  switch (Test.Op) {
  case Predicate::Operator::EQ:
    return V == Test.Constant;
  case Predicate::Operator::NE:
    return V != Test.Constant;
  case Predicate::Operator::LT:
    return V < Test.Constant;
  case Predicate::Operator::LE:
    return V <= Test.Constant;
  case Predicate::Operator::GT:
    return V > Test.Constant;
  case Predicate::Operator::GE:
    return V >= Test.Constant;
  }
  return true;
}

void DriverFacts::findUses() {
  for (const auto &[At, Name] : calls())
    for (const catalogue::Resource &R : C.Resources) {
      auto Find = [&, &Site = At, &Call = Name](const auto &Rows,
                                                std::vector<ResourceUse> &To) {
        for (const auto &How : Rows)
          if (How.Call == Call &&
              (!How.When || mayHold(*How.When, Site.call().Arguments)))
            To.push_back(use(Site, R, How.Identity,
                             How.Paths.empty() ? nullptr : &How.Paths.front()));
      };
      Find(R.Acquires, Taken);
      Find(R.Releases, Released);
    }
}

void DriverFacts::addReturns(const ir::Function *F, const RoutineSet &Tree,
                             std::vector<Point> &To) const {
  for (const auto &[At, Name] : calls())
    if (Tree.contains(At.In) && llvm::is_contained(callees(At.call()), F))
      To.push_back({At.In, At.Block, At.Step + 1});
  for (const LifecycleRoutines &L : Lives)
    if (llvm::is_contained(L.BeforeEnds, F) && &Tree == &L.EndTree)
      for (const ir::Function *End : L.Ends)
        To.push_back({End, 0, 0});
}

bool DriverFacts::search(std::vector<Point> Work, const Site &Then,
                         const RoutineSet &Tree) const {
  std::set<Point> Seen;
  while (!Work.empty()) {
    Point At = Work.back();
    Work.pop_back();
    if (!Seen.insert(At).second)
      continue;
    const ir::Block &B = At.In->Blocks[At.Block];
    for (size_t I = At.Step; I < B.Steps.size(); ++I) {
      if (Site{At.In, At.Block, I} == Then)
        return true;
      if (const auto *Call = std::get_if<ir::Call>(&B.Steps[I]))
        for (const ir::Function *F : callees(*Call))
          Work.push_back({F, 0, 0});
    }
    if (std::holds_alternative<ir::Return>(B.Term))
      addReturns(At.In, Tree, Work);
    ir::Terminator T = B.Term;
    ir::forEachTarget(
        T, [&](ir::BlockId Next) { Work.push_back({At.In, Next, 0}); });
  }
  return false;
}

bool DriverFacts::follows(const Site &First, const Site &Then,
                          const RoutineSet &Tree) const {
  return search({{First.In, First.Block, First.Step + 1}}, Then, Tree);
}

bool DriverFacts::followsReturn(const ir::Function *Of, const Site &Then,
                                const RoutineSet &Tree) const {
  std::vector<Point> From;
  addReturns(Of, Tree, From);
  return search(std::move(From), Then, Tree);
}

} // namespace ndistidy::mutate
