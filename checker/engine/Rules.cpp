//===- Rules.cpp - The catalogue in the words of one program --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Rules.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

namespace ndistidy::engine {

ir::Condition::Operator toCondition(catalogue::Predicate::Operator Op) {
  using From = catalogue::Predicate::Operator;
  using To = ir::Condition::Operator;
  switch (Op) {
  case From::EQ:
    return To::EQ;
  case From::NE:
    return To::NE;
  case From::LT:
    return To::LT;
  case From::LE:
    return To::LE;
  case From::GT:
    return To::GT;
  case From::GE:
    return To::GE;
  }
  return To::EQ;
}

Rules::Rules(const catalogue::Catalogue &Rows, ir::Program &Prog)
    : C(Rows), P(Prog) {
  for (const catalogue::Alias &A : C.Aliases) {
    ir::Symbol Seen = P.symbols().lookup(A.Name);
    if (Seen != ir::Symbol::None)
      Aliases[static_cast<uint32_t>(Seen)] = P.symbols().intern(A.Call);
  }
  for (const std::string &Name : C.Annotations)
    if (ir::Symbol Seen = P.symbols().lookup(Name); Seen != ir::Symbol::None)
      Annotations.insert(static_cast<uint32_t>(Seen));
  bindResources();
  bindLocks();
  bindCalls();
  bindLifecycles();
  bindRequirements();
  for (const catalogue::RegistrationPlace &Row : C.RegistrationPlaces)
    Places.push_back({role(Row.OfRole), bind(Row.Path), role(Row.Role)});
  Ndis6 = looksLikeNdis6();
}

bool Rules::comesWith(unsigned Role, const catalogue::Resource &Of) const {
  return llvm::any_of(ByName, [&](const auto &Entry) {
    const CallRules &Call = Entry.second;
    return llvm::any_of(Call.Acquires,
                        [&](const BoundAcquire &A) { return A.Of == &Of; }) &&
           llvm::any_of(Call.Handlers,
                        [&](const BoundHandler &H) { return H.Role == Role; });
  });
}

/// What the rules call \p Name.
ir::Symbol Rules::inRules(ir::Symbol Name) const {
  auto Alias = Aliases.find(static_cast<uint32_t>(Name));
  return Alias == Aliases.end() ? Name : Alias->second;
}

const CallRules *Rules::of(ir::Symbol Name) const {
  auto It = ByName.find(static_cast<uint32_t>(inRules(Name)));
  return It == ByName.end() ? nullptr : &It->second;
}

llvm::ArrayRef<BoundLevel> Rules::levels(ir::Symbol Name) const {
  auto It = Levels.find(static_cast<uint32_t>(inRules(Name)));
  return It == Levels.end() ? llvm::ArrayRef<BoundLevel>() : It->second;
}

unsigned Rules::role(llvm::StringRef Id) const {
  return static_cast<unsigned>(C.role(Id) - C.Roles.data());
}

BoundPath Rules::bind(const catalogue::AccessPath &Path) const {
  BoundPath Bound{Path.Result, Path.Argument, Path.Derefs, {}};
  for (const std::string &Step : Path.Fields) {
    if (Step == "*")
      Bound.Fields.push_back(ir::Projection::deref());
    else if (Step == "[*]")
      Bound.Fields.push_back(ir::Projection::element(std::nullopt));
    else
      Bound.Fields.push_back(ir::Projection::field(P.symbols().intern(Step)));
  }
  return Bound;
}

std::vector<BoundPath>
Rules::bind(const std::vector<catalogue::AccessPath> &Paths) const {
  std::vector<BoundPath> Bound;
  Bound.reserve(Paths.size());
  for (const catalogue::AccessPath &Path : Paths)
    Bound.push_back(bind(Path));
  return Bound;
}

BoundPredicate Rules::bind(const catalogue::Predicate &Row) const {
  return {bind(Row.Path), toCondition(Row.Op), Row.Constant};
}

std::optional<BoundPredicate>
Rules::bind(const std::optional<catalogue::Predicate> &Optional) const {
  if (!Optional)
    return std::nullopt;
  return bind(*Optional);
}

std::optional<BoundCompletion>
Rules::bind(const std::optional<catalogue::Completion> &Optional) const {
  if (!Optional)
    return std::nullopt;
  BoundCompletion Bound;
  Bound.Of = &*Optional;
  Bound.Role = role(Optional->Role);
  Bound.ContextParameter = C.Roles[Bound.Role].Context;
  if (Optional->Context)
    Bound.Context = bind(*Optional->Context);
  for (const catalogue::Lifecycle &Life : C.Lifecycles)
    if (llvm::is_contained(Life.Between, Optional->Role))
      Bound.Slots.push_back(slot(Life.Id));
  Bound.Success = bind(Optional->Success);
  for (const catalogue::Completion::Passed &Row : Optional->Passes)
    Bound.Passes.emplace_back(Row.Parameter, bind(Row.Path));
  return Bound;
}

/// Null for a call that the program never names, by any spelling.
CallRules *Rules::rowsOf(llvm::StringRef Call) {
  ir::Symbol Name = P.symbols().lookup(Call);
  if (Name == ir::Symbol::None)
    return nullptr;
  return &ByName[static_cast<uint32_t>(Name)];
}

void Rules::bindResources() {
  for (const catalogue::Resource &R : C.Resources) {
    for (const catalogue::Acquire &A : R.Acquires)
      if (CallRules *Rows = rowsOf(A.Call))
        Rows->Acquires.push_back(
            {&R, &A, bind(A.Paths), bind(A.When), bind(A.Success),
             bind(A.Pending), bind(A.Completed),
             A.Number ? std::optional(bind(*A.Number)) : std::nullopt,
             bind(A.Needs)});
    for (const catalogue::Release &L : R.Releases)
      if (CallRules *Rows = rowsOf(L.Call))
        Rows->Releases.push_back({&R, &L, bind(L.Paths), bind(L.When)});
  }
}

void Rules::bindLocks() {
  auto Bind = [&](const catalogue::Lock &Of, const catalogue::Lock::Use &How) {
    auto Path = [&](const std::optional<catalogue::AccessPath> &Row) {
      return Row ? std::optional(bind(*Row)) : std::nullopt;
    };
    return BoundLockUse{&Of,
                        &How,
                        Path(How.Which),
                        Path(How.Ticket),
                        bind(How.When),
                        bind(How.Success)};
  };
  for (const catalogue::Lock &L : C.Locks) {
    for (const catalogue::Lock::Use &U : L.Acquires)
      if (CallRules *Rows = rowsOf(U.Call))
        Rows->Locking.push_back(Bind(L, U));
    for (const catalogue::Lock::Use &U : L.Releases)
      if (CallRules *Rows = rowsOf(U.Call))
        Rows->Unlocking.push_back(Bind(L, U));
  }
  for (const catalogue::LevelLimit &L : C.Levels)
    if (ir::Symbol Name = P.symbols().lookup(L.Call); Name != ir::Symbol::None)
      Levels[static_cast<uint32_t>(Name)].push_back({&L, bind(L.When)});
}

void Rules::bindCalls() {
  for (const catalogue::CallEffects &Row : C.Effects)
    if (CallRules *Rows = rowsOf(Row.Call)) {
      Rows->WritesAreKnown = true;
      for (const catalogue::Effect &E : Row.Effects)
        Rows->Effects.push_back(
            {E.K, bind(E.To), bind(E.From), E.Level, E.Add,
             E.By ? std::optional(bind(*E.By)) : std::nullopt, E.Before,
             bind(E.When)});
    }
  auto Path = [&](const std::optional<catalogue::AccessPath> &Row) {
    return Row ? std::optional(bind(*Row)) : std::nullopt;
  };
  for (const catalogue::Registration &Row : C.Registrations)
    for (const catalogue::Registration::Handler &H : Row.Handlers)
      if (H.KeptIn)
        Kept.insert(role(H.Role));
  for (const catalogue::Registration &Row : C.Registrations)
    if (CallRules *Rows = rowsOf(Row.Call))
      for (const catalogue::Registration::Handler &H : Row.Handlers)
        Rows->Handlers.push_back({bind(H.Path), role(H.Role), Path(H.Context),
                                  H.CalledAtOnce, Path(H.KeptIn)});
}

ir::Symbol Rules::slot(llvm::StringRef Of) const {
  return P.symbols().intern("context of " + Of.str());
}

ir::Symbol Rules::resultSlot(llvm::StringRef Of) const {
  return P.symbols().intern("result of " + Of.str());
}

ir::Symbol Rules::told(unsigned Index) const {
  return P.symbols().intern("told " + std::to_string(Index));
}

void Rules::bindLifecycles() {
  auto Bind = [&](const std::vector<catalogue::Handover> &All, ir::Symbol To) {
    for (const catalogue::Handover &H : All)
      if (CallRules *Rows = H.Call.empty() ? nullptr : rowsOf(H.Call))
        Rows->Handovers.push_back({bind(H.Path), To});
  };
  for (const catalogue::Lifecycle &Life : C.Lifecycles) {
    Bind(Life.Handovers, slot(Life.Id));
    Bind(Life.Results, resultSlot(Life.Id));
  }
}

void Rules::bindRequirements() {
  unsigned Number = 0;
  for (const catalogue::Requirement &Row : C.Requirements) {
    if (CallRules *Rows = rowsOf(Row.Call)) {
      BoundRequirement Bound{&Row, Number, bind(Row.Path), {}, {}};
      if (!Row.Role.empty())
        Bound.Role = role(Row.Role);
      if (!Row.WhenRole.empty())
        Bound.WhenRole = role(Row.WhenRole);
      Rows->Requirements.push_back(std::move(Bound));
    }
    ++Number;
  }
}

bool Rules::looksLikeNdis6() const {
  auto Defined = [&](const std::string &M) { return P.definesMacro(M); };
  auto Called = [&](const std::string &Call) {
    ir::Symbol Name = P.symbols().lookup(Call);
    return Name != ir::Symbol::None && P.declaration(Name);
  };
  return std::any_of(C.Ndis6.Macros.begin(), C.Ndis6.Macros.end(), Defined) ||
         std::any_of(C.Ndis6.Calls.begin(), C.Ndis6.Calls.end(), Called);
}

} // namespace ndistidy::engine
