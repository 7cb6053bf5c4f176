//===- Judge.h - Which mutants are defects ----------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Says from the source and the rules alone what a change to a correct driver
// amounts to. The driver being correct is what makes this simple: whatever a
// lifecycle owes is released exactly once on every path. So
//
//  - a release that is left out, on some path only or on all, is missing at the
//    end of that path, if it runs in a lifecycle (a routine that DriverEntry,
//    the unload handler or ProtocolUnload reaches), if what it releases is
//    taken there (an acquisition of the same resource under the same name),
//    and if the resource is owed: at the end for what the unload handler
//    reaches, otherwise when DriverEntry fails;
//  - except where any of several calls will do (waits for a thread, references
//    dropped), and another one stays on the same path;
//  - a release of what something else needs, made before the release of that,
//    is in the wrong order, if both are taken in the lifecycle;
//  - a release made twice is a mistake unless the rules allow it;
//  - a return in front of a release skips it, unless the caller may go on to
//    another release of the same thing: that depends on values, and on those
//    the judge does not decide;
//  - the same holds for a call to a routine that only cleans up, which tests
//    what it finds: who calls it again releases after all;
//  - a driver that holds what its unload handler releases needs the handler.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_MUTATE_JUDGE_H
#define NDIS_TIDY_MUTATE_JUDGE_H

#include "mutate/DriverFacts.h"

namespace ndistidy::mutate {

/// A finding that the engine may answer with.
struct Expectation {
  std::string Check;
  std::string Routine; ///< display name
  auto operator<=>(const Expectation &) const = default;
};

struct Verdict {
  enum class Kind : uint8_t { Defect, Allowed, Undecided };
  Kind K = Kind::Allowed;
  /// Defect: one of these must be reported.
  std::set<Expectation> AnyOf;
  /// Otherwise: why it is none, or why that cannot be said.
  std::string Reason;

  bool isDefect() const { return K == Kind::Defect; }
  static Verdict defect(std::set<Expectation> AnyOf) {
    return {Kind::Defect, std::move(AnyOf), {}};
  }
  static Verdict allowed(std::string Reason) {
    return {Kind::Allowed, {}, std::move(Reason)};
  }
  static Verdict undecided(std::string Reason) {
    return {Kind::Undecided, {}, std::move(Reason)};
  }
};

class Judge {
public:
  /// Refers to \p F.
  explicit Judge(const DriverFacts &F) : Facts(F) {}

  /// The release at \p At is not made on some path.
  Verdict left(const Site &At) const;
  /// The routine may return in front of the release at \p At, with failure if
  /// it returns a status.
  Verdict returned(const Site &At) const;
  Verdict doubled(const Site &At) const;
  /// \p Need is released before \p Child, in the routine that releases both.
  /// \p Inside: it is the memory in which that lies.
  Verdict swapped(const ResourceUse &Child, const ResourceUse &Need,
                  bool Inside) const;
  /// \p At calls a routine of the driver, and does no more.
  Verdict cleanupLeft(const Site &At) const;
  /// Whether the call at \p At is to a routine that does nothing but release.
  bool cleansUp(const Site &At) const;
  Verdict handlerRemoved(const EndRegistration &R,
                         const LifecycleRoutines &L) const;
  /// \p Other is registered in the place of the routine of \p R.
  Verdict handlerReplaced(const EndRegistration &R, const ir::Function &Other,
                          const LifecycleRoutines &L) const;

private:
  Verdict left(const ResourceUse &U, const LifecycleRoutines &L) const;
  Verdict returned(const ResourceUse &U, const LifecycleRoutines &L) const;
  Verdict doubled(const ResourceUse &U, const LifecycleRoutines &L) const;
  /// Nothing, or why \p L does not care about \p U, were it in \p In.
  std::string irrelevant(const ResourceUse &U, const ir::Function *In,
                         const LifecycleRoutines &L) const;
  /// What is said when \p U is held at the end of what \p In belongs to.
  std::set<Expectation> whenKept(const ResourceUse &U, const ir::Function *In,
                                 const LifecycleRoutines &L) const;
  std::set<Expectation> atEnds(const ResourceUse &U, const ir::Function *In,
                               const LifecycleRoutines &L) const;
  std::vector<ResourceUse> cleanedUp(const Site &At) const;
  bool madeUpFor(const Site &Call, const ResourceUse &U,
                 const RoutineSet &Inner, const LifecycleRoutines &L) const;
  bool clearsHandle(const ResourceUse &U) const;
  /// What \p L takes in the beginning and its ends release.
  std::vector<ResourceUse> owedToEnds(const LifecycleRoutines &L) const;
  /// Why the driver can do without the routine registered at \p R, or nothing.
  std::string unneeded(const EndRegistration &R,
                       const LifecycleRoutines &L) const;

  template <typename Opinion> Verdict eachUse(const Site &At, Opinion O) const;

  const DriverFacts &Facts;
};

} // namespace ndistidy::mutate

#endif // NDIS_TIDY_MUTATE_JUDGE_H
