//===- DriverFacts.h - What a driver's source says of itself ----*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which routines run in which part of a lifecycle, and where they take and
// release what: by the call graph, by names of members and variables, and by
// the rules. No values, no states, and nothing of the engine.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_MUTATE_DRIVERFACTS_H
#define NDIS_TIDY_MUTATE_DRIVERFACTS_H

#include "catalogue/Catalogue.h"
#include "ir/Program.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseSet.h"
#include <set>
#include <string>
#include <vector>

namespace ndistidy::mutate {

/// A step of a routine.
struct Site {
  const ir::Function *In = nullptr;
  ir::BlockId Block = 0;
  size_t Step = 0;

  const ir::Step &step() const { return In->Blocks[Block].Steps[Step]; }
  const ir::Call &call() const { return std::get<ir::Call>(step()); }
  bool operator==(const Site &) const = default;
};

using RoutineSet = llvm::DenseSet<const ir::Function *>;
/// Names of the members or variables that a handle may be kept in.
using Keys = std::set<std::string>;

/// A call that takes or releases a resource.
struct ResourceUse {
  Site At;
  const catalogue::Resource *Of = nullptr;
  /// Nothing at the call tells which one.
  bool AnyOfThem = false;
  Keys Handles;

  /// Both may be about the same one. What is kept in no place that has a name
  /// may be any.
  bool matches(const ResourceUse &Other) const;
};

/// The routines of one lifecycle.
struct LifecycleRoutines {
  const catalogue::Lifecycle *Of = nullptr;
  /// The ends include those where an end is completed later.
  std::vector<const ir::Function *> Begins, Ends, BeforeEnds;
  RoutineSet BeginTree, EndTree; ///< with all that they call

  bool begins(const ir::Function *F) const { return BeginTree.contains(F); }
  bool ends(const ir::Function *F) const { return EndTree.contains(F); }
};

/// Where a routine is registered that ends a lifecycle.
struct EndRegistration {
  Site At;
  const ir::Function *Routine = nullptr;
};

class DriverFacts {
public:
  /// Refers to \p P and \p C.
  DriverFacts(const ir::Program &P, const catalogue::Catalogue &C);

  const ir::Program &program() const { return P; }
  const catalogue::Catalogue &rules() const { return C; }
  const std::vector<LifecycleRoutines> &lifecycles() const { return Lives; }
  const std::vector<ResourceUse> &acquisitions() const { return Taken; }
  const std::vector<ResourceUse> &releases() const { return Released; }
  /// Registrations of routines that end \p L, calls as well as stores.
  std::vector<EndRegistration>
  endRegistrations(const LifecycleRoutines &L) const;
  /// The routines that have any role.
  std::vector<const ir::Function *> withRole() const;
  /// Every call of the driver, with the name that the rules know it by.
  std::vector<std::pair<Site, llvm::StringRef>> calls() const;
  std::vector<const ir::Function *> callees(const ir::Call &Call) const;
  /// \p From with all that they call.
  RoutineSet reachable(llvm::ArrayRef<const ir::Function *> From) const;
  /// The names under which what \p Path of the call at \p At speaks of is kept.
  Keys handles(const Site &At, const catalogue::AccessPath &Path) const;
  /// The names of what leads to the memory that argument \p Index points into.
  Keys memoryOf(const Site &At, unsigned Index) const;
  /// As findings name it.
  std::string name(const ir::Function &F) const;

  /// Whether \p Then may be executed some time behind \p First, by the routines
  /// of \p Tree alone.
  bool follows(const Site &First, const Site &Then,
               const RoutineSet &Tree) const;
  /// The same, behind a return from \p Of.
  bool followsReturn(const ir::Function *Of, const Site &Then,
                     const RoutineSet &Tree) const;

private:
  struct Point {
    const ir::Function *In;
    ir::BlockId Block;
    size_t Step;
    auto operator<=>(const Point &) const = default;
  };
  llvm::StringRef ruleName(llvm::StringRef Name) const;
  void findUses();
  void addLifecycle(const catalogue::Lifecycle &L);
  /// The routines that have \p Role, by name or by registration.
  std::vector<const ir::Function *> playing(const std::string &Role) const;
  std::vector<EndRegistration> registrations(const std::string &Role) const;
  bool fits(const ir::Function &F, const catalogue::Role &R) const;
  bool search(std::vector<Point> From, const Site &Then,
              const RoutineSet &Tree) const;
  /// Where control may go when \p F returns.
  void addReturns(const ir::Function *F, const RoutineSet &Tree,
                  std::vector<Point> &To) const;

  // Handles.cpp
  ResourceUse use(const Site &At, const catalogue::Resource &Of,
                  catalogue::IdentityKind Identity,
                  const catalogue::AccessPath *Path) const;
  void addSources(const ir::Value &V, const ir::Function &In, unsigned Depth,
                  Keys &Into) const;
  void addSources(const ir::Place &Of, const ir::Function &In, unsigned Depth,
                  Keys &Into) const;
  void addTargets(const ir::Place &Of, const ir::Function &In, unsigned Depth,
                  Keys &Into) const;

  const ir::Program &P;
  const catalogue::Catalogue &C;
  std::vector<const ir::Function *> InTables;
  std::vector<LifecycleRoutines> Lives;
  std::vector<ResourceUse> Taken, Released;
};

} // namespace ndistidy::mutate

#endif // NDIS_TIDY_MUTATE_DRIVERFACTS_H
