//===- Machine.h - The symbolic machine -------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Memory and values: evaluates places, values and conditions of the IR in a
// state, and stores into it. Knows what a resource is, and nothing of calls
// (CallTransfer.h), control flow (Explorer.h) or lifecycles (Lifecycle.h).
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_MACHINE_H
#define NDIS_TIDY_ENGINE_MACHINE_H

#include "engine/Engine.h"
#include "engine/LockTable.h"
#include "engine/Reporter.h"
#include "engine/ResourceTable.h"
#include "engine/Rules.h"
#include "engine/State.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Allocator.h"

namespace ndistidy::engine {

/// Where the machine stands.
struct Point {
  const ir::Function *In = nullptr;
  ContextId Frame = 0;
  ir::Location Loc;
  /// Of the step or block: with the frame, the name of what comes from there.
  uint64_t Site = 0;
};

/// A branch that is no evidence, and what was so before it.
struct TaintInfo {
  ContextId Frame;
  ir::BlockId Branch;
  HoldingMap Active, Past;
  LockMap Locks;    ///< held before the branch
  bool Failing;     ///< the routine was going to return a failure
  RegionId Counter; ///< of a branch on a count
  uint8_t Depth;    ///< of the IrqlStack, of routines that run alone
  SymbolId On;      ///< what the branch was on, if it is one value
};

enum class Truth : uint8_t { False, True, Either };

class Machine {
public:
  Machine(ir::Program &P, const Rules &R, const Options &O, Reporter &Out)
      : Prog(P), Rows(R), Opts(O), Out(Out),
        LinkNames{P.symbols().intern("Flink"), P.symbols().intern("Blink"),
                  P.symbols().intern("Next")} {}
  Machine(const Machine &) = delete;

  ir::Program &Prog;
  const Rules &Rows;
  const Options &Opts;
  Reporter &Out;
  Memory Mem;
  StateMaps Maps{Mem};
  ResourceTable Resources;
  LockTable Locks;
  /// By the numbers that states carry (State::Taints), without CountTaint.
  std::vector<TaintInfo> Taints;
  /// Texts that traces show.
  llvm::StringSet<> Texts;

  /// What routines do that may run between a lifecycle's beginning and its
  /// end. There while they are simulated.
  struct Disturbance {
    /// With each, where the last reference to something was given back before
    /// (Machine::lastMark); 0 if it may not have been.
    llvm::DenseMap<RegionId, unsigned> Written;
    llvm::DenseMap<ResourceId, unsigned> Released; ///< perhaps
    /// What was released that has no identity: the handle, the storage or the
    /// first key.
    struct Foreign {
      const catalogue::Resource *Of;
      catalogue::IdentityKind Identity;
      AbstractValue What;
      unsigned Last = 0; ///< as with Written
      bool operator==(const Foreign &) const = default;
    };
    std::vector<Foreign> ReleasedForeign;
    llvm::DenseSet<const catalogue::Resource *> Acquired;
    /// A timer that was set, and ends by itself: its storage, or its key.
    struct Timer {
      const catalogue::Resource *Of;
      catalogue::IdentityKind Identity;
      AbstractValue What;
      ir::Location Loc;
      uint64_t Site = 0;
      bool operator==(const Timer &) const = default;
    };
    std::vector<Timer> Started;
    bool Waits = false; ///< for others
    /// What unseen code got to know: it may do anything with it.
    llvm::DenseSet<RegionId> Exposed;
    bool UnknownCall = false; ///< something was called that is not seen
    /// A routine of the driver itself was: it may get at what is internal to
    /// the driver's files.
    bool Internals = false;

    void add(const Disturbance &Other);
    /// Where a count has become zero.
    struct LastReference {
      RegionId Counter = 0;                   ///< one that was counted by
      llvm::SmallVector<RegionId, 2> Objects; ///< that the counters are in
      bool Several = false; ///< they are not the same member of those
      bool IsFreed = false; ///< the object goes with its last reference
    };
    llvm::DenseMap<unsigned, LastReference> Lasts;

    static void add(llvm::DenseMap<uint32_t, unsigned> &To, uint32_t What,
                    unsigned Last) {
      auto [Known, New] = To.try_emplace(What, Last);
      if (!New && Known->second != Last)
        Known->second = 0;
    }
    void addForeign(Foreign What) {
      if (!llvm::is_contained(ReleasedForeign, What))
        ReleasedForeign.push_back(What);
    }
  };
  Disturbance *Disturbed = nullptr;
  /// Nothing is done, only asked: nothing is reported.
  bool Asking = false;
  /// A pointer that was used is not null from then on. Of routines by
  /// themselves: of what they are given, nothing else says so.
  bool UseTells = false;
  /// Writes down what happens, if somebody asked for it.
  class LifeRecorder *Lives = nullptr;

  /// Routines that others may call: their addresses were given away, or put
  /// where they may be found.
  llvm::DenseSet<uint32_t> Passed;

  // Places and values
  RegionId locate(State &S, const ir::Place &Where, const Point &At);
  RegionId project(State &S, RegionId From, const ir::Projection &Step,
                   const Point &At);
  AbstractValue evaluate(State &S, const ir::Value &V, const Point &At);
  /// Whether \p V is the address of a part of what a null pointer points to.
  bool isBehindNull(State S, const ir::Value &V, const Point &At);
  AbstractValue load(const State &S, RegionId From);
  void store(State &S, RegionId To, AbstractValue V);
  /// Copies what is in \p From, parts included.
  void copy(State &S, RegionId From, RegionId To);
  void execute(State &S, const ir::Store &Step, const Point &At);
  // What arrays and lists hold, where nobody knows which entry (Contents.cpp)
  /// Some entry of the list with its head at \p Head.
  AbstractValue listEntry(RegionId Head);
  AbstractValue anyListEntry(ir::Symbol Member, bool ByUnknown);
  /// A member of the elements of \p Of; without one, anything in them.
  AbstractValue content(RegionId Of, ir::Symbol Member);
  /// The array, or the head of the list, of which \p Symbol is some entry.
  struct Collection {
    RegionId Of;
    ir::Symbol Member;
    bool IsList;
  };
  std::optional<Collection> collection(SymbolId Symbol) const;
  /// Puts \p Entry, an address, into the list with its head at \p Head.
  void insert(State &S, RegionId Head, AbstractValue Entry, const Point &At);
  /// Takes \p Entry, an address, out of its list. What was shared by that
  /// alone is the path's own again.
  void unlink(State &S, AbstractValue Entry);
  // Counts that others count, too (Counting.cpp)
  /// A count, or the answer to a question for one.
  struct Count {
    RegionId Counter = 0;
    int64_t AtZero = 0; ///< what it is when the count is zero
  };
  std::optional<Count> countOf(const State &S, AbstractValue V);
  void noteCount(State &S, AbstractValue V, Count Of);
  /// The mark of the branch behind which the path has given back the last
  /// reference to something; 0 if it has not. Of simulated routines.
  static unsigned lastMark(const State &S);
  /// One has become zero at the branch with the mark \p Mark.
  void noteLast(unsigned Mark, RegionId Counter);
  /// A simulated routine gives back the memory \p V.
  void noteFreed(const State &S, AbstractValue V);
  /// The path has given back the last reference that \p Counter counts: what
  /// goes with it, nobody else has given back.
  void becomeLast(State &S, RegionId Counter);
  /// Whether a count, or the answer to a question for one, cannot be so by all
  /// that was seen.
  bool isUnlikely(const State &S, AbstractValue L, ir::Condition::Operator Op,
                  AbstractValue Right) const;
  /// Whether \p S names \p Id: by its handle, or the object that it is in.
  bool isNamed(const State &S, ResourceId Id);
  /// Whether \p Id is in an array or a list, and nothing else names it.
  bool isCollected(const State &S, ResourceId Id) {
    const ResourceInstance &I = Resources[Id];
    bool Storage = I.Identity == catalogue::IdentityKind::Storage;
    return isLoose(Storage ? I.Keys.front() : handleOf(Id)) && !isNamed(S, Id);
  }
  /// Removes the bindings of the parts of \p Of, not its own.
  void forgetParts(State &S, RegionId Of);
  /// \p V as an integer, if the state knows that it is one.
  AbstractValue simplify(const State &S, AbstractValue V) const;

  /// A symbol for what comes into being at \p At: another one than those that
  /// the state still knows from the last time.
  AbstractValue fresh(const State &S, SymbolInfo::Kind K, uint64_t What,
                      const Point &At, bool Unstable = false);
  /// Whether \p S says anything of \p Origin or what comes from it.
  bool knows(const State &S, SymbolId Origin) const;

  /// Where a state keeps the context called \p Slot (Rules::slot): no routine
  /// of the driver gets there.
  RegionId slot(ir::Symbol Slot) { return Mem.local(0, Slot); }

  // Conditions
  Range range(const State &S, AbstractValue V) const;
  Truth decide(const State &S, AbstractValue L, ir::Condition::Operator Op,
               AbstractValue R) const;
  /// \p S where the condition holds; false if it cannot.
  bool assume(State &S, AbstractValue L, ir::Condition::Operator Op,
              AbstractValue R) const;
  /// Whether both can never be equal.
  bool differ(const State &S, AbstractValue L, AbstractValue R) const;

  // Looks at the outcome of acquisitions (Looks.cpp)
  /// Whether there may be a failure that nobody has looked at, and it matters.
  bool canBeUnlooked(const State &S) const {
    return !Disturbed && !S.Past.isEmpty();
  }
  /// A branch looks at \p V.
  void markTested(State &S, AbstractValue V) const;
  /// Somebody who is not seen, or who is told, may look at \p V.
  void notice(State &S, AbstractValue V) const;
  /// The same if it is a status.
  void noticeStatus(State &S, AbstractValue V) const;
  /// The handle \p V is used; reported, at the acquisition, if that failed and
  /// nobody has looked.
  void useUnlooked(State &S, AbstractValue V, const Point &At);
  /// The same for \p Id, of which the handle or the storage is used.
  void useUnlooked(State &S, ResourceId Id, const Point &At);

  // Resources
  /// Whether \p Id stands for any number of what a loop takes without end: of
  /// those, no single one is known.
  bool isMany(ResourceId Id) const;
  void become(State &S, ResourceId Id, Holding::Status New);
  bool is(const State &S, ResourceId Id, Holding::Status Which) const {
    std::optional<Holding> H = holdingOf(S, Id);
    return H && H->is(Which);
  }
  AbstractValue handleOf(ResourceId Id) {
    return AbstractValue::symbol(Mem.symbol(SymbolInfo::Kind::Handle, Id));
  }
  /// The instance whose handle \p V is.
  std::optional<ResourceId> instanceOf(AbstractValue V) const;
  /// The instance of which \p V is the status, or what was left for a handle.
  std::optional<ResourceId> failureOf(AbstractValue V) const;
  /// Reports memory at \p Where that was released; what is there now is
  /// anybody's.
  void touch(State &S, RegionId Where, const Point &At);
  void trace(State &S, Trace T);
  /// Others may have written \p Where: a branch on it is no evidence.
  void disturb(State &S, RegionId Where);
  /// Numbers in places that stay count and flag; other routines of the driver
  /// may have run, and they may have changed.
  void forgetNumbers(State &S, const Point &At);

  bool persistent(RegionId R) const;

  // Where values may come from (Aliasing.cpp)
  /// Whether \p V, which may have no identity, may be \p Known: the handle of
  /// a resource, or the address of an object.
  bool mayBe(AbstractValue V, AbstractValue Known) const;
  /// The same for addresses of parts of objects.
  bool mayPointTo(const State &S, AbstractValue V, AbstractValue Known) const;
  /// \p V, and what is behind it, may be found by anybody from now on: in a
  /// member called \p Under, if there is such a name, else anywhere.
  void loosen(State &S, AbstractValue V, ir::Symbol Under = ir::Symbol::None);
  /// Calls \p Visit with what of the variables of \p Frame, and of those that
  /// called it, anybody may find: an address in a request that the OS gets.
  void forEachLent(ContextId Frame,
                   llvm::function_ref<void(RegionId)> Visit) const;
  /// Of the object that \p V is of or in, and of what is held there, nobody can
  /// tell any more whether it is held.
  void forgetBehind(State &S, AbstractValue V);
  /// Whether \p Symbol came to a root by its parameters, or from behind them.
  bool cameByParameter(SymbolId Symbol) const;
  /// Whether \p V, a handle or an address, was put where nobody can follow.
  bool isLoose(AbstractValue V) const { return looseness(V) != nullptr; }
  /// Whether \p Symbol, of which nobody knows what it is, may be \p Known, as
  /// that was put where nobody can follow.
  bool mayBeLoose(SymbolId Symbol, AbstractValue Known) const;

private:
  /// Where what is loose may be found.
  struct Looseness {
    bool Anywhere = false;
    llvm::SmallVector<ir::Symbol, 2> Members;

    /// Whether it was less loose before.
    bool add(ir::Symbol Under);
  };
  /// One name for all members by which the entries of a list are linked.
  ir::Symbol foundUnder(RegionId Where) const {
    ir::Symbol Member = Mem.memberOf(Where);
    return llvm::is_contained(LinkNames, Member) ? LinkNames.front() : Member;
  }
  const Looseness *looseness(AbstractValue V) const;
  bool isFollowed(RegionId Where) const;
  std::optional<ResourceId> toldBy(SymbolId Symbol) const;
  void noteStore(State &S, RegionId To, AbstractValue V);
  bool isIdentified(RegionId Where) const;
  std::optional<AbstractValue> loadElement(const State &S, RegionId Array,
                                           RegionId From);
  AbstractValue storeElement(State &S, RegionId Array, RegionId To,
                             AbstractValue V);
  void putContent(RegionId Array, RegionId Part, AbstractValue V);
  RegionId arrayAround(RegionId Root);
  bool isOlder(AbstractValue V, AbstractValue Handle) const;
  bool isObject(RegionId Root) const;
  Range rangeOfSymbol(const State &S, SymbolId Symbol, unsigned Depth) const;
  void hearOver(State &S, SymbolId Symbol) const;
  bool refine(State &S, SymbolId Symbol, ir::Condition::Operator Op,
              int64_t Constant) const;
  AbstractValue initial(const State &S, RegionId Root);

  /// By answers: what they are when the count is zero.
  llvm::DenseMap<SymbolId, int64_t> AnswersAtZero;
  const std::array<ir::Symbol, 3> LinkNames;
  llvm::DenseMap<ResourceId, Looseness> LooseHandles;
  llvm::DenseSet<RegionId> LooseGlobals;
  /// By the frame that they are in.
  llvm::DenseMap<ContextId, llvm::SmallVector<RegionId, 2>> LentVariables;
  llvm::SpecificBumpPtrAllocator<Trace> Traces;
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_MACHINE_H
