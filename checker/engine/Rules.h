//===- Rules.h - The catalogue in the words of one program ------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The catalogue names calls, members and roles with strings; a program numbers
// its names. Here the two meet, once for each analysis.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_RULES_H
#define NDIS_TIDY_ENGINE_RULES_H

#include "catalogue/Catalogue.h"
#include "ir/Program.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <vector>

namespace ndistidy::engine {

/// A catalogue::AccessPath with the program's names.
struct BoundPath {
  bool Result = false;
  unsigned Argument = 0;
  unsigned Derefs = 0;
  llvm::SmallVector<ir::Projection, 4> Fields;

  /// Whether it names a place, not just the value of an argument.
  bool isPlace() const { return Derefs != 0 || !Fields.empty(); }
};

struct BoundPredicate {
  BoundPath Path;
  ir::Condition::Operator Op = ir::Condition::Operator::EQ;
  int64_t Constant = 0;
};

struct BoundCompletion {
  const catalogue::Completion *Of = nullptr;
  unsigned Role = 0;
  std::optional<unsigned> ContextParameter;
  std::optional<BoundPath> Context;
  /// Where the context is if the call does not say it: in one of these.
  llvm::SmallVector<ir::Symbol, 2> Slots;
  std::optional<BoundPredicate> Success;
  std::vector<std::pair<unsigned, BoundPath>> Passes;
};

struct BoundAcquire {
  const catalogue::Resource *Of = nullptr;
  const catalogue::Acquire *How = nullptr;
  std::vector<BoundPath> Paths;
  std::optional<BoundPredicate> When, Success, Pending;
  std::optional<BoundCompletion> Completed;
  std::optional<BoundPath> Number;
  std::vector<BoundPath> Needs;

  bool byHandle() const {
    return How->Identity == catalogue::IdentityKind::Handle;
  }
  /// Where the call puts the handle; null where it puts none.
  const BoundPath *handle() const {
    return byHandle() && !Paths.empty() ? &Paths.front() : nullptr;
  }
};

struct BoundRelease {
  const catalogue::Resource *Of = nullptr;
  const catalogue::Release *How = nullptr;
  std::vector<BoundPath> Paths;
  std::optional<BoundPredicate> When;
};

struct BoundEffect {
  catalogue::Effect::Kind K = catalogue::Effect::Kind::Write;
  BoundPath To, From;
  unsigned Level = 0;
  int64_t Add = 0;
  std::optional<BoundPath> By;
  bool Before = false;
  std::optional<BoundPredicate> When;
};

struct BoundLockUse {
  const catalogue::Lock *Of = nullptr;
  const catalogue::Lock::Use *How = nullptr;
  std::optional<BoundPath> Which, Ticket;
  std::optional<BoundPredicate> When, Success;
};

struct BoundLevel {
  const catalogue::LevelLimit *Of = nullptr;
  std::optional<BoundPredicate> When;
};

struct BoundHandler {
  BoundPath Path;
  unsigned Role = 0;
  std::optional<BoundPath> Context;
  bool CalledAtOnce = false;
  std::optional<BoundPath> KeptIn;
};

/// A call that hands over a context, or says how a beginning went that was
/// pending: it goes to the slot of the lifecycle.
struct BoundHandover {
  BoundPath Path;
  ir::Symbol Slot = ir::Symbol::None;
};

struct BoundRequirement {
  const catalogue::Requirement *Of = nullptr;
  unsigned Number = 0; ///< of all of the catalogue
  BoundPath Path;
  std::optional<unsigned> Role, WhenRole;
};

/// All that the rules say of one routine.
struct CallRules {
  std::vector<BoundAcquire> Acquires;
  std::vector<BoundRelease> Releases;
  std::vector<BoundLockUse> Locking, Unlocking;
  std::vector<BoundEffect> Effects;
  std::vector<BoundHandler> Handlers;
  std::vector<BoundHandover> Handovers;
  std::vector<BoundRequirement> Requirements;
  /// Effects are all that the call writes.
  bool WritesAreKnown = false;

  bool releases(const catalogue::Resource *R) const {
    for (const BoundRelease &B : Releases)
      if (B.Of == R)
        return true;
    return false;
  }
};

struct BoundPlace {
  unsigned OfRole = 0;
  BoundPath Path;
  unsigned Role = 0;
};

class Rules {
public:
  Rules(const catalogue::Catalogue &C, ir::Program &P);

  const catalogue::Catalogue &catalogue() const { return C; }
  /// Of the routine called \p Name in the program, or null.
  const CallRules *of(ir::Symbol Name) const;
  /// The levels at which the routine called \p Name may be called.
  llvm::ArrayRef<BoundLevel> levels(ir::Symbol Name) const;
  /// The number of a role; the catalogue has it.
  unsigned role(llvm::StringRef Id) const;
  const std::vector<BoundPlace> &places() const { return Places; }
  BoundPredicate bind(const catalogue::Predicate &P) const;
  std::optional<BoundPredicate>
  bind(const std::optional<catalogue::Predicate> &Optional) const;
  BoundPath bind(const catalogue::AccessPath &Path) const;
  /// The name under which a state keeps the context that the routines of the
  /// lifecycle \p Of, or the routine \p Of, will get.
  ir::Symbol slot(llvm::StringRef Of) const;
  /// ... the result that the beginning of \p Of has told.
  ir::Symbol resultSlot(llvm::StringRef Of) const;
  /// The variable in which argument \p Index of a completion lies.
  ir::Symbol told(unsigned Index) const;
  /// Whether taking \p Of gives a routine the role \p Role.
  bool comesWith(unsigned Role, const catalogue::Resource &Of) const;
  /// Whether each routine of \p Role is kept by something of its own.
  bool isKept(unsigned Role) const { return Kept.contains(Role); }
  /// Whether calls of \p Name stand for what a declaration says.
  bool isAnnotation(ir::Symbol Name) const {
    return Annotations.contains(static_cast<uint32_t>(inRules(Name)));
  }
  bool isNdis6() const { return Ndis6; }
  /// Whether findings of \p Check can be of interest at all.
  bool knows(llvm::StringRef Check) const { return C.check(Check) != nullptr; }

private:
  std::vector<BoundPath>
  bind(const std::vector<catalogue::AccessPath> &Paths) const;
  std::optional<BoundCompletion>
  bind(const std::optional<catalogue::Completion> &Optional) const;
  CallRules *rowsOf(llvm::StringRef Call);
  ir::Symbol inRules(ir::Symbol Name) const;
  void bindResources();
  void bindLocks();
  void bindCalls();
  void bindLifecycles();
  void bindRequirements();
  bool looksLikeNdis6() const;

  const catalogue::Catalogue &C;
  ir::Program &P;
  llvm::DenseMap<uint32_t, CallRules> ByName;
  llvm::DenseMap<uint32_t, llvm::SmallVector<BoundLevel, 1>> Levels;
  llvm::DenseMap<uint32_t, ir::Symbol> Aliases;
  std::vector<BoundPlace> Places;
  llvm::DenseSet<unsigned> Kept;
  llvm::DenseSet<uint32_t> Annotations;
  bool Ndis6 = false;
};

/// The integer operator of a predicate.
ir::Condition::Operator toCondition(catalogue::Predicate::Operator Op);

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_RULES_H
