//===- State.h - What is so at one point of one path ------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A state is a value: copying it is cheap, and two states are equal when the
// same things are so in them. How they were reached (the trace) does not count.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_STATE_H
#define NDIS_TIDY_ENGINE_STATE_H

#include "catalogue/Catalogue.h"
#include "engine/Memory.h"
#include "engine/PersistentMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace ndistidy::engine {

/// Where a resource of which an acquisition is known stands.
struct Holding {
  enum class Status : uint8_t {
    Held,     ///< certainly taken and not given back
    Released, ///< given back
    Failed,   ///< its acquisition failed
    Unknown,  ///< nobody can tell: nothing is said about it
  };
  Status S = Status::Unknown;
  /// Failed: somebody has looked at the status or the handle since.
  bool Tested = false;
  /// Failed: somebody may have looked, or was told, or a use that came first
  /// was reported.
  bool Noticed = false;
  /// Held: what it needs was given back before it.
  bool Orphaned = false;
  /// Held: it was put where no name leads to it, into an array or a list.
  bool Shared = false;
  /// Unknown: held, unless it went with the last reference of those that this
  /// counts. 0: nobody can tell.
  RegionId Counter = 0;

  bool is(Status Other) const { return S == Other; }
  bool operator==(const Holding &) const = default;
  friend size_t hash_value(Holding H) {
    return (H.Counter * 4UL + static_cast<size_t>(H.S)) * 16 + H.Tested * 8UL +
           H.Noticed * 4UL + H.Orphaned * 2UL + H.Shared;
  }
};

/// A lock that is certainly held.
struct LockHold {
  const catalogue::Lock::Use *By = nullptr;
  AbstractValue Ticket;
  /// Levels raised to when it had been taken.
  uint8_t Depth = 0;
  /// Others, or the same again, may take it as well.
  bool Shared = false;

  bool operator==(const LockHold &) const = default;
  friend size_t hash_value(const LockHold &H) {
    return (hash_value(H.Ticket) * 16 + H.Depth) * 2 + (H.Shared ? 1 : 0);
  }
};

/// The levels raised to and not yet lowered; the lowest is the routine's own.
struct IrqlStack {
  static constexpr unsigned MaxDepth = 15;
  uint32_t Levels = 0; ///< two bits each, the top lowest
  uint8_t Depth = 0;
  /// It is exactly this; else it is this or above.
  bool Known = false;

  static IrqlStack atLeast(unsigned Level) { return {Level & 3, 1, false}; }
  std::optional<unsigned> level() const;
  unsigned least() const { return Depth == 0 ? 0 : Levels & 3; }
  /// What it was at least when there were \p Before levels; nothing if the last
  /// of them is gone.
  std::optional<unsigned> leastAt(unsigned Before) const {
    if (Before > Depth)
      return std::nullopt;
    return Before == 0 ? 0 : Levels >> 2 * (Depth - Before) & 3;
  }
  void raise(unsigned Level);
  void lower();
  bool operator==(const IrqlStack &) const = default;
};

/// One thing that happened on a path, and what happened before it.
struct Trace {
  enum class Kind : uint8_t {
    Acquire, ///< of Resource
    Release, ///< of Resource
    Fail,    ///< the acquisition of Resource failed
    Branch,  ///< Taken
    Enter,   ///< a routine of the driver, in
    Leave,   ///< it again
    // Of routines that run alone:
    Lock,   ///< Resource is the number of a lock, Text says what happens
    Unlock, ///< the same
    Raise,  ///< of the IRQL; Text says by what
    Lower,
  };
  const Trace *Before = nullptr;
  Kind K = Kind::Branch;
  bool Taken = false;
  ResourceId Resource = 0;
  const catalogue::Resource *Of = nullptr; ///< of what kind it is
  ir::Location Loc;
  /// Branch: the function and condition. Enter and Leave: the function.
  /// Release: where it happened.
  const ir::Function *In = nullptr;
  const ir::Terminator *Cond = nullptr;
  llvm::StringRef Text;

  static Trace of(Kind K, ResourceId Id, const catalogue::Resource *What,
                  ir::Location Where) {
    Trace T;
    T.K = K;
    T.Resource = Id;
    T.Of = What;
    T.Loc = Where;
    return T;
  }
  static Trace call(Kind K, const ir::Function *Callee, ir::Location Where) {
    Trace T;
    T.K = K;
    T.In = Callee;
    T.Loc = Where;
    return T;
  }
};

/// Something that a state may have lost the last name of since its garbage was
/// collected, and what was doubted before it.
struct Doubt {
  enum class Kind : uint8_t {
    Origin,   ///< values of this origin (Memory::originOf)
    Resource, ///< a resource that is not held any more
  };
  const Doubt *Before = nullptr;
  Kind K = Kind::Origin;
  uint32_t Id = 0;
};

/// A branch that is no evidence, and a state that passed it.
struct Taint {
  unsigned Meet = 0; ///< the block where its ways meet again
  /// The ways that the state may have taken, as bits.
  unsigned Ways = 0;
  /// Its way says that a count is lower than it can be, by all that was seen.
  bool Unlikely = false;
  /// Of a branch on a count: the way on which it is zero, if one is.
  unsigned Zero = 0;

  static constexpr unsigned True = 1, False = 2, Any = 3;
  /// Whether the state has taken the way on which the count is zero.
  bool isZero() const { return Zero != 0 && Ways == Zero; }
  /// ... and it can be.
  bool isLast() const { return isZero() && !Unlikely; }
  bool operator==(const Taint &) const = default;
  friend size_t hash_value(Taint T) {
    return T.Meet * 32 + T.Zero * 8 + T.Ways * 2 + T.Unlikely;
  }
};

/// The head of a loop, and which of the states that were taken together there a
/// state comes from. When one more is taken in, that is a new version, of which
/// what is said is true of the old one, too.
struct Descent {
  const unsigned *Latest = nullptr;
  unsigned Version = 0;

  bool isSuperseded() const { return Latest && *Latest != Version; }
  bool operator==(const Descent &) const = default;
};

using BindingMap = PersistentMap<AbstractValue>;
using RangeMap = PersistentMap<Range>;
using HoldingMap = PersistentMap<Holding>;
using NumberMap = PersistentMap<unsigned>;
using TaintMap = PersistentMap<Taint>;
using LockMap = PersistentMap<LockHold>;

struct State {
  /// By region.
  BindingMap Bindings;
  /// By symbol.
  RangeMap Ranges;
  /// By resource: what is held or may be.
  HoldingMap Active;
  /// Those of Active that are held, which tells states apart when they meet.
  HoldingMap Held;
  /// What is Released or Failed.
  HoldingMap Past;
  /// By number of the role: the routine registered for it.
  BindingMap Roles;
  /// Branches that are no evidence, to where their ways meet again.
  TaintMap Taints;
  /// Marks those that ask for a count.
  static constexpr unsigned CountTaint = 1u << 31;
  /// By resource: what the OS was given, and may keep.
  NumberMap Handed;
  /// By resource that is shared: what links it into a list, if nothing else has
  /// made it that.
  NumberMap Entries;
  /// By number of the requirement: how often its call was made (up to 2).
  NumberMap CallCounts;
  IrqlStack Irql;
  /// By number (LockTable). Kept of routines that run alone.
  LockMap Locks;
  /// More may be held, nobody can tell which.
  bool LocksDoubtful = false;
  /// Not 0: unseen code may have written the globals that have no binding;
  /// tells which call it was.
  uint64_t GlobalsWritten = 0;
  /// ... before anything was called.
  static constexpr uint64_t AtEntry = 1;
  /// ... and the internal ones.
  bool InternalsWritten = false;
  /// A routine ran that is not seen.
  bool UnknownCall = false;
  /// Something was misused so that nobody can tell how it goes on, or the
  /// path cannot be.
  bool Lost = false;
  const Trace *Path = nullptr;
  // Like the path, not part of what is so.
  /// What collectGarbage has to look at.
  const Doubt *Doubts = nullptr;
  /// How many joins made it.
  unsigned Joins = 0;
  Descent From;

  /// Whether the state is on such a way only: what goes wrong there does so
  /// nowhere.
  bool isUnlikely() const;
  bool operator==(const State &Other) const;
};

/// The maps' memory. States live as long as this.
class StateMaps {
public:
  explicit StateMaps(Memory &Of) : Mem(Of) {}

  mutable HoldingMap::Factory Holdings;
  mutable BindingMap::Factory Roles;
  mutable NumberMap::Factory Numbers;
  mutable TaintMap::Factory Taints;
  mutable LockMap::Factory Locks;

  void bind(State &S, RegionId R, AbstractValue V) const;
  void unbind(State &S, RegionId R) const;
  /// Of \p Regions, which it sorts. Costs less than one by one.
  void unbind(State &S, llvm::SmallVectorImpl<RegionId> &Regions) const;
  /// Of \p New, whose regions it sorts and each of which is there once.
  void
  bind(State &S,
       llvm::SmallVectorImpl<std::pair<RegionId, AbstractValue>> &New) const;
  /// Puts back into \p S the values and ranges that \p Inner lacks of \p Outer;
  /// what is set in it is set in both, and none of that in \p S only.
  void putBack(State &S, const State &Inner, const State &Outer) const;
  /// Forgets what is in the object that \p Pointer points to.
  void unbindBehind(State &S, SymbolId Pointer) const {
    if (RegionId Object = Mem.pointeeOf(Pointer))
      unbindAll(S, Object);
  }
  /// Calls \p Visit with \p Of and those of its parts that are bound in \p S,
  /// and what they hold. It may change the state.
  template <typename Function>
  void forEachBound(const State &S, RegionId Of, Function Visit) const {
    const BindingMap Now = S.Bindings;
    Mem.forEachPart(Of, [&](RegionId Part) {
      if (const AbstractValue *V = Now.lookup(Part))
        Visit(Part, *V);
    });
  }
  /// Forgets \p Of and its parts.
  void unbindAll(State &S, RegionId Of) const;
  void setRange(State &S, SymbolId Of, const Range &R) const;
  void setHolding(State &S, ResourceId R, Holding H) const;
  void drop(State &S, ResourceId R) const;
  /// Values of \p Origin lose a name.
  void doubt(State &S, SymbolId Origin) const {
    if (Origin != 0 && !Mem.lasts(Origin))
      doubt(S, Doubt::Kind::Origin, Origin);
  }

private:
  void doubt(State &S, Doubt::Kind K, uint32_t Id) const;
  void noteBinding(State &S, RegionId R, AbstractValue V) const;

  Memory &Mem;
  mutable BindingMap::Factory Bindings;
  mutable RangeMap::Factory Ranges;
  mutable llvm::SpecificBumpPtrAllocator<Doubt> Doubts;
};

std::optional<Holding> holdingOf(const State &S, ResourceId R);
inline Range rangeOf(const State &S, SymbolId Symbol) {
  const Range *R = S.Ranges.lookup(Symbol);
  return R ? *R : Range();
}

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_STATE_H
