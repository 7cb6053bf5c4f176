//===- Instance.h - What others may do to one of several --------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The routines of a driver were run once for their effects, for adapters of
// which nothing is known (Interference.h). Here the notes are read for the one
// adapter (binding, module) of a state: a routine that NDIS calls with its
// context did to this one's memory what it did behind its parameter. Where a
// pointer has no meaning in the state, any member of that name may be meant.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_INSTANCE_H
#define NDIS_TIDY_ENGINE_INSTANCE_H

#include "engine/Interference.h"

namespace ndistidy::engine {

class Instance {
public:
  /// \p Begin and the ends of \p Life run for other instances.
  Instance(Machine &Of, CallTransfer &Transfer, const Interference &Routines,
           const catalogue::Lifecycle &L, const ir::Function &From)
      : M(Of), Calls(Transfer), Others(Routines), Life(L), Begin(From) {}

  /// \p S after any number of calls of the routines that may run in between.
  /// False where nobody can tell.
  bool disturb(State &S);
  /// Has the timers set that routines in between certainly may have set, and
  /// nobody stops, nor one of \p Ends (Started.cpp).
  void start(State &S, llvm::ArrayRef<const ir::Function *> Ends,
             CallGraph &Graph);
  /// Whether \p Id is kept in a global and some routine may give it back from
  /// there.
  bool isKeptForOthers(const State &S, ResourceId Id);
  /// What others take in objects of this instance.
  llvm::DenseSet<const catalogue::Resource *> takenInObjects() const;

private:
  using Visit = Interference::Visit;
  using Foreign = Machine::Disturbance::Foreign;
  /// What a value or place of a visit may be in a state.
  template <typename T> struct Meanings {
    llvm::SmallVector<T, 2> Known;
    bool Unknown = false;

    void add(T What) {
      if (!llvm::is_contained(Known, What))
        Known.push_back(What);
    }
  };
  using Values = Meanings<AbstractValue>;
  using Places = Meanings<RegionId>;

  bool isOthers(const ir::Function &F) const;
  bool waits(const Visit &V) const;
  bool isCancelled(const State &S, ResourceId Id);
  void look(const State &S, const Visit &V);
  bool isInside(const catalogue::Lifecycle &Inner) const;
  void giveOthers(const State &S, const catalogue::Role &Role);
  Values valuesOf(AbstractValue V);
  bool isOthersContext(const SymbolInfo &Result) const;
  bool isCollectedHere(SymbolId Symbol, const Machine::Collection &Of) const;
  Values valuesOfSymbol(SymbolId Symbol);
  Values valuesAt(RegionId Where);
  Values givenTo(RegionId Parameter);
  Values entriesOf(const Machine::Collection &Of);
  Places placesOf(RegionId Where);

  void findWritten(llvm::DenseSet<RegionId> &Where);
  void findByName(RegionId Written, llvm::DenseSet<RegionId> &Where);
  /// Whether and how a routine may give something back: with the last reference
  /// that a counter of this instance counts, or (0) for other reasons.
  struct Threat {
    bool May = false;
    RegionId Counter = 0;

    void add(RegionId With) {
      Counter = !May || Counter == With ? With : 0;
      May = true;
    }
  };
  Threat threat(ResourceId Id);
  bool mayRelease(const Foreign &R, ResourceId Id);
  RegionId counterOf(unsigned Mark);
  bool isNamedLike(AbstractValue V, ResourceId Id, unsigned Depth);
  void expose(State &S);

  Machine &M;
  CallTransfer &Calls;
  const Interference &Others;
  const catalogue::Lifecycle &Life;
  const ir::Function &Begin;
  // What is being looked at: a visit, for a state.
  const State *In = nullptr;
  const Visit *Now = nullptr;
  bool ForOthers = false;
  /// Parameters of which it is known what is in them: nothing of this instance,
  /// where there is no value.
  llvm::SmallVector<std::pair<unsigned, std::optional<AbstractValue>>, 2> Given;
  llvm::DenseMap<SymbolId, Values> Known;
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_INSTANCE_H
