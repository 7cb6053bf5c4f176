//===- Judge.cpp - Which mutants are defects ------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mutate/Judge.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::mutate {

using catalogue::ResourceClass;
using catalogue::Scope;

/// Of several opinions about one change: one defect makes it one, and what
/// nobody can say comes before what is allowed.
static Verdict combine(const std::vector<Verdict> &Opinions) {
  Verdict Result = Verdict::allowed("it is no release of the rules");
  for (const Verdict &V : Opinions) {
    bool Worse =
        V.K == Verdict::Kind::Undecided && Result.K == Verdict::Kind::Allowed;
    if (Result.isDefect() && V.isDefect())
      Result.AnyOf.insert(V.AnyOf.begin(), V.AnyOf.end());
    else if (V.isDefect() || Worse || &V == &Opinions.front())
      Result = V;
  }
  return Result;
}

template <typename Opinion>
Verdict Judge::eachUse(const Site &At, Opinion O) const {
  std::vector<Verdict> Opinions;
  for (const ResourceUse &U : Facts.releases())
    if (U.At == At)
      for (const LifecycleRoutines &L : Facts.lifecycles())
        Opinions.push_back(O(U, L));
  return combine(Opinions);
}

static const RoutineSet &treeOf(const ir::Function *In,
                                const LifecycleRoutines &L) {
  return L.ends(In) ? L.EndTree : L.BeginTree;
}

std::string Judge::irrelevant(const ResourceUse &U, const ir::Function *In,
                              const LifecycleRoutines &L) const {
  if (U.Of->fact())
    return "nobody owes a release of the " + U.Of->Title;
  if (!llvm::is_contained(L.Of->Scopes, U.Of->Lives) &&
      U.Of->Lives != Scope::Any)
    return "the " + U.Of->Title + " is none of what a " + L.Of->Title + " owes";
  if (!L.ends(In) && !L.begins(In))
    return "it runs in no lifecycle of the rules";
  bool Taken = llvm::any_of(Facts.acquisitions(), [&](const ResourceUse &A) {
    return (L.begins(A.At.In) || L.ends(A.At.In)) && A.matches(U);
  });
  return Taken ? "" : "no such " + U.Of->Title + " is taken in a lifecycle";
}

static std::string checkFor(const catalogue::Resource &R,
                            const std::string &Registration,
                            const std::string &Plain, const std::string &Lock) {
  switch (R.Class) {
  case ResourceClass::Registration:
    return Registration;
  case ResourceClass::Plain:
    return Plain;
  case ResourceClass::Lock:
    return Lock;
  }
  return {};
}

std::set<Expectation> Judge::atEnds(const ResourceUse &U,
                                    const ir::Function *In,
                                    const LifecycleRoutines &L) const {
  std::set<Expectation> Mine, All;
  std::string Check = checkFor(*U.Of, L.Of->EndRegistrationCheck,
                               L.Of->EndResourceCheck, L.Of->LockCheck);
  for (const ir::Function *End : L.Ends) {
    Expectation E{Check, Facts.name(*End)};
    if (Facts.reachable({End}).contains(In))
      Mine.insert(E);
    All.insert(E);
  }
  return Mine.empty() ? All : Mine;
}

std::set<Expectation> Judge::whenKept(const ResourceUse &U,
                                      const ir::Function *In,
                                      const LifecycleRoutines &L) const {
  std::set<Expectation> Result;
  if (!L.ends(In) && U.Of->OwedOnFailure) {
    std::string Check = checkFor(*U.Of, L.Of->FailureCheck, L.Of->FailureCheck,
                                 L.Of->LockCheck);
    for (const ir::Function *Begin : L.Begins)
      Result.insert({Check, Facts.name(*Begin)});
  }
  // What is taken and released in the beginning, success or not.
  if (U.Of->OwedAtEnd)
    Result.merge(atEnds(U, In, L));
  // Where nothing leads to it any more, it is lost there and then: with the
  // variables that lead to it, or with the object that has it.
  bool Local = !U.Handles.empty() && llvm::all_of(U.Handles, [](auto &Key) {
    return llvm::StringRef(Key).contains("::");
  });
  if (U.Of->OwedAtEnd && U.Of->Class == ResourceClass::Plain &&
      (Local || !Result.empty()))
    Result.insert({Facts.rules().LocalLeakCheck, Facts.name(*In)});
  return Result;
}

Verdict Judge::left(const ResourceUse &U, const LifecycleRoutines &L) const {
  const ir::Function *In = U.At.In;
  if (std::string Why = irrelevant(U, In, L); !Why.empty())
    return Verdict::allowed(Why);
  if (U.AnyOfThem || U.Of->ReleaseTwiceIsAllowed)
    for (const ResourceUse &Other : Facts.releases())
      if (Other.At != U.At && Other.matches(U) &&
          (Facts.follows(U.At, Other.At, treeOf(In, L)) ||
           Facts.follows(Other.At, U.At, treeOf(In, L))))
        return U.AnyOfThem ? Verdict::allowed("another call releases the " +
                                              U.Of->Title)
                           : Verdict::undecided(
                                 "another call may release the " + U.Of->Title);
  std::set<Expectation> Kept = whenKept(U, In, L);
  if (Kept.empty())
    return Verdict::allowed("the " + U.Of->Title + " may be kept");
  return Verdict::defect(std::move(Kept));
}

Verdict Judge::left(const Site &At) const {
  return eachUse(At, [&](const ResourceUse &U, const LifecycleRoutines &L) {
    return left(U, L);
  });
}

Verdict Judge::returned(const ResourceUse &U,
                        const LifecycleRoutines &L) const {
  Verdict V = left(U, L);
  if (!V.isDefect())
    return V;
  for (const ResourceUse &Other : Facts.releases())
    if (Other.At != U.At && Other.matches(U) &&
        Facts.followsReturn(U.At.In, Other.At, treeOf(U.At.In, L)))
      return Verdict::undecided("a later call may release the " + U.Of->Title);
  return V;
}

Verdict Judge::returned(const Site &At) const {
  return eachUse(At, [&](const ResourceUse &U, const LifecycleRoutines &L) {
    return returned(U, L);
  });
}

bool Judge::clearsHandle(const ResourceUse &U) const {
  if (!U.Of->NullIsReleasable)
    return false;
  for (const auto &[At, Name] : Facts.calls())
    if (At == U.At)
      for (const catalogue::CallEffects &E : Facts.rules().Effects)
        if (E.Call == Name &&
            llvm::any_of(E.Effects, [](const catalogue::Effect &Does) {
              return Does.K == catalogue::Effect::Kind::Zero;
            }))
          return true;
  return false;
}

Verdict Judge::doubled(const ResourceUse &U, const LifecycleRoutines &L) const {
  if (std::string Why = irrelevant(U, U.At.In, L); !Why.empty())
    return Verdict::allowed(Why);
  if (U.Of->ReleaseTwiceIsAllowed)
    return Verdict::allowed("the " + U.Of->Title + " may be released twice");
  if (clearsHandle(U))
    return Verdict::allowed("the first call leaves a null handle behind");
  return Verdict::defect(
      {{Facts.rules().DoubleReleaseCheck, Facts.name(*U.At.In)}});
}

Verdict Judge::doubled(const Site &At) const {
  return eachUse(At, [&](const ResourceUse &U, const LifecycleRoutines &L) {
    return doubled(U, L);
  });
}

Verdict Judge::swapped(const ResourceUse &Child, const ResourceUse &Need,
                       bool Inside) const {
  const std::string In = Facts.name(*Need.At.In);
  std::set<Expectation> Said{{Facts.rules().ReleaseOrderCheck, In}};
  if (Inside)
    Said.insert({Facts.rules().UseAfterReleaseCheck, In});
  std::vector<Verdict> Opinions;
  for (const LifecycleRoutines &L : Facts.lifecycles()) {
    std::string Why = irrelevant(Child, Child.At.In, L);
    if (Why.empty())
      Why = irrelevant(Need, Need.At.In, L);
    Opinions.push_back(Why.empty() ? Verdict::defect(Said)
                                   : Verdict::allowed(Why));
  }
  return combine(Opinions);
}

/// What the routines called at \p At release and do not take themselves.
std::vector<ResourceUse> Judge::cleanedUp(const Site &At) const {
  RoutineSet Inner = Facts.reachable(Facts.callees(At.call()));
  std::vector<ResourceUse> Result;
  llvm::copy_if(
      Facts.releases(), std::back_inserter(Result), [&](const ResourceUse &U) {
        return Inner.contains(U.At.In) &&
               llvm::none_of(Facts.acquisitions(), [&](const ResourceUse &A) {
                 return Inner.contains(A.At.In) && A.matches(U);
               });
      });
  return Result;
}

bool Judge::cleansUp(const Site &At) const {
  RoutineSet Inner = Facts.reachable(Facts.callees(At.call()));
  bool Takes = llvm::any_of(Facts.acquisitions(), [&](const ResourceUse &A) {
    return Inner.contains(A.At.In) && !A.Of->fact();
  });
  return !Takes && !cleanedUp(At).empty();
}

/// Whether what the call at \p Call does not release any more may be released
/// on the same path by others, or by the same routine called again.
bool Judge::madeUpFor(const Site &Call, const ResourceUse &U,
                      const RoutineSet &Inner,
                      const LifecycleRoutines &L) const {
  const RoutineSet &Tree = treeOf(Call.In, L);
  if (Facts.follows(Call, U.At, Tree))
    return true;
  for (const auto &[At, Name] : Facts.calls())
    if (At != Call && Tree.contains(At.In) && !Inner.contains(At.In) &&
        Facts.reachable(Facts.callees(At.call())).contains(U.At.In) &&
        !Facts.reachable(Facts.callees(At.call())).contains(Call.In) &&
        Facts.follows(At, Call, Tree))
      return true;
  return llvm::any_of(Facts.releases(), [&](const ResourceUse &Other) {
    return !Inner.contains(Other.At.In) && Other.matches(U) &&
           (Facts.follows(Call, Other.At, Tree) ||
            Facts.follows(Other.At, Call, Tree));
  });
}

Verdict Judge::cleanupLeft(const Site &At) const {
  RoutineSet Inner = Facts.reachable(Facts.callees(At.call()));
  std::vector<Verdict> Opinions;
  for (const ResourceUse &U : cleanedUp(At))
    for (const LifecycleRoutines &L : Facts.lifecycles()) {
      std::string Why = irrelevant(U, At.In, L);
      std::set<Expectation> Kept = whenKept(U, At.In, L);
      if (!Why.empty() || Kept.empty())
        Opinions.push_back(Verdict::allowed(
            Why.empty() ? "the " + U.Of->Title + " may be kept" : Why));
      else if (madeUpFor(At, U, Inner, L))
        Opinions.push_back(
            Verdict::undecided("another call may release the " + U.Of->Title));
      else
        Opinions.push_back(Verdict::defect(std::move(Kept)));
    }
  return combine(Opinions);
}

std::vector<ResourceUse> Judge::owedToEnds(const LifecycleRoutines &L) const {
  std::vector<ResourceUse> Result;
  for (const ResourceUse &A : Facts.acquisitions()) {
    bool ByEnds = llvm::any_of(Facts.releases(), [&](const ResourceUse &U) {
      return L.ends(U.At.In) && U.matches(A);
    });
    if (L.begins(A.At.In) && A.Of->OwedAtEnd && ByEnds &&
        A.Of->Class != ResourceClass::Lock)
      Result.push_back(A);
  }
  return Result;
}

std::string Judge::unneeded(const EndRegistration &R,
                            const LifecycleRoutines &L) const {
  for (const EndRegistration &Other : Facts.endRegistrations(L))
    if (Other.At != R.At)
      return "another handler is registered";
  return owedToEnds(L).empty() ? "nothing is held that needs a handler" : "";
}

Verdict Judge::handlerRemoved(const EndRegistration &R,
                              const LifecycleRoutines &L) const {
  if (std::string Why = unneeded(R, L); !Why.empty())
    return Verdict::allowed(Why);
  if (L.Of->MissingEndCheck.empty())
    return Verdict::allowed("NDIS asks for the routine itself");
  std::set<Expectation> AnyOf;
  for (const ir::Function *Begin : L.Begins)
    AnyOf.insert({L.Of->MissingEndCheck, Facts.name(*Begin)});
  return Verdict::defect(std::move(AnyOf));
}

Verdict Judge::handlerReplaced(const EndRegistration &R,
                               const ir::Function &Other,
                               const LifecycleRoutines &L) const {
  if (std::string Why = unneeded(R, L); !Why.empty())
    return Verdict::allowed(Why);
  std::set<Expectation> AnyOf;
  for (const ResourceUse &A : owedToEnds(L))
    AnyOf.insert({checkFor(*A.Of, L.Of->EndRegistrationCheck,
                           L.Of->EndResourceCheck, L.Of->LockCheck),
                  Facts.name(Other)});
  return Verdict::defect(std::move(AnyOf));
}

} // namespace ndistidy::mutate
