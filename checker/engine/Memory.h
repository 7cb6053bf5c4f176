//===- Memory.h - Regions and symbols of the analysed program ---*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The vocabulary of the symbolic machine. All of it is interned: equal things
// have equal numbers, so that states compare by pointers.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_MEMORY_H
#define NDIS_TIDY_ENGINE_MEMORY_H

#include "engine/Hash.h"
#include "engine/Range.h"
#include "ir/Program.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <tuple>
#include <vector>

namespace ndistidy::engine {

using RegionId = uint32_t;
using SymbolId = uint32_t;
using ContextId = uint32_t;
using ResourceId = uint32_t;

/// What a place holds on one path.
struct AbstractValue {
  enum class Kind : uint8_t { Integer, Symbol, Address, Function, String };
  Kind K = Kind::Integer;
  int64_t Bits = 0;

  static AbstractValue integer(int64_t I) { return {Kind::Integer, I}; }
  static AbstractValue symbol(SymbolId S) { return {Kind::Symbol, S}; }
  static AbstractValue address(RegionId R) { return {Kind::Address, R}; }
  static AbstractValue function(ir::Symbol S) {
    return {Kind::Function, static_cast<int64_t>(S)};
  }
  static AbstractValue string(ir::Symbol S) {
    return {Kind::String, static_cast<int64_t>(S)};
  }

  bool isSymbol() const { return K == Kind::Symbol; }
  bool isAddress() const { return K == Kind::Address; }
  bool isFunction() const { return K == Kind::Function; }
  bool isInteger() const { return K == Kind::Integer; }
  SymbolId sym() const { return static_cast<SymbolId>(Bits); }
  RegionId region() const { return static_cast<RegionId>(Bits); }
  ir::Symbol name() const { return static_cast<ir::Symbol>(Bits); }

  bool operator==(const AbstractValue &) const = default;
  friend size_t hash_value(AbstractValue V) {
    return static_cast<size_t>(V.Bits) * 8 + static_cast<size_t>(V.K);
  }
};

/// A piece of memory: a root, or a part of another region.
struct Region {
  enum class Kind : uint8_t {
    Global,    ///< Name
    Local,     ///< Name in the frame Base
    Parameter, ///< number Index in the frame Base
    Pointee,   ///< what symbol Base points to
    Invalid,   ///< behind a null pointer or an address made of an integer
    Field,     ///< member Name of region Base
    Element,   ///< element Index of region Base; -1: any
  };
  Kind K = Kind::Invalid;
  uint32_t Base = 0;
  ir::Symbol Name = ir::Symbol::None;
  int64_t Index = 0;
  /// The parts of a region are a list: the first, and of each the next.
  RegionId FirstPart = 0, NextPart = 0;

  bool isPart() const { return K == Kind::Field || K == Kind::Element; }
  bool hasParts() const { return FirstPart != 0; }
};

/// An unknown value with an identity: equal symbols are equal values.
struct SymbolInfo {
  enum class Kind : uint8_t {
    Initial, ///< what region A held when the root was entered
    Garbage, ///< what region A holds before anything is stored
    Handle,  ///< the handle of resource A
    Own,     ///< what a routine took that is only simulated, at site B
    Failed,  ///< what a failed acquisition of resource A leaves in its place
    Status,  ///< the status of a failed acquisition of resource A
    Result,  ///< result number C of call site A in frame B
    Written, ///< what the OS or unseen code put into region A at site B
    Opaque,  ///< some function of A, B and C
    Joined,  ///< one of several values that met in region A at block B
  };
  Kind K = Kind::Opaque;
  uint64_t A = 0, B = 0, C = 0;
  /// Other routines of the driver, or unseen code, decide it: a branch on it
  /// is no evidence.
  bool Unstable = false;
  /// Stands for several values of a loop at once: not even equal to itself.
  bool Summary = false;
  /// A function of several values of which one is the address of an object, or
  /// was computed from one.
  bool OfAddress = false;
  /// What it is computed from, or was read from behind, in the end; itself
  /// if it is neither.
  SymbolId Origin = 0;
  SymbolId NextDerived = 0; ///< of the same origin
  RegionId Pointee = 0;     ///< where it is looked behind
  // Of an origin: see Memory::anyHolder.
  uint32_t LastHolder = 0, HolderCount = 0;

  SymbolInfo() = default;
  SymbolInfo(Kind Of, uint64_t First, uint64_t Second, uint64_t Third,
             bool MayChange)
      : K(Of), A(First), B(Second), C(Third), Unstable(MayChange) {}
};

/// A frame, by the calls that lead to it.
struct Context {
  ContextId Parent = 0;
  const ir::Function *Of = nullptr;
  unsigned Depth = 0;
  std::vector<RegionId> Variables;
};

class Memory {
public:
  Memory();

  RegionId global(ir::Symbol Name);
  RegionId local(ContextId Frame, ir::Symbol Name);
  RegionId parameter(ContextId Frame, unsigned Index);
  RegionId pointee(SymbolId Pointer);
  RegionId field(RegionId Of, ir::Symbol Name);
  RegionId element(RegionId Of, std::optional<int64_t> Index);
  /// The structure whose member \p Name is \p Member (CONTAINING_RECORD).
  RegionId container(RegionId Member, ir::Symbol Name);
  RegionId invalid() const { return 0; }
  /// A pointer to \p R: a symbol that R is the pointee of, or an address.
  AbstractValue addressOf(RegionId R) const;
  /// What \p Pointer points to; nowhere, if it is no pointer.
  RegionId target(AbstractValue Pointer);
  const Region &region(RegionId R) const { return Regions[R]; }
  RegionId root(RegionId R) const;
  /// Whether \p Inner is \p Outer or a part of it.
  bool within(RegionId Inner, RegionId Outer) const;
  /// Calls \p Visit with \p Of and all parts of it that there are.
  template <typename Function>
  void forEachPart(RegionId Of, Function Visit) const {
    llvm::SmallVector<RegionId, 16> Work{Of};
    while (!Work.empty()) {
      RegionId Here = Work.pop_back_val();
      for (RegionId P = Regions[Here].FirstPart; P; P = Regions[P].NextPart)
        Work.push_back(P);
      Visit(Here);
    }
  }
  /// The part of \p To that corresponds to the part \p Part of \p From.
  RegionId rebase(RegionId Part, RegionId From, RegionId To);

  SymbolId symbol(SymbolInfo::Kind K, uint64_t A, uint64_t B = 0,
                  uint64_t C = 0, bool Unstable = false);
  const SymbolInfo &symbol(SymbolId S) const { return Symbols[S]; }
  /// The values of which one became \p S, where ways met or others wrote.
  llvm::ArrayRef<AbstractValue> sources(SymbolId S) const {
    auto Found = Sources.find(S);
    return Found == Sources.end() ? llvm::ArrayRef<AbstractValue>()
                                  : Found->second;
  }
  void addSource(SymbolId S, AbstractValue V);
  /// The values that \p S is a function of, if it is one of several.
  llvm::ArrayRef<AbstractValue> operands(SymbolId S) const {
    auto Found = Operands.find(S);
    return Found == Operands.end() ? llvm::ArrayRef<AbstractValue>()
                                   : Found->second;
  }
  /// The symbols that are functions of several values, of which one comes from
  /// \p Origin and does not give its own to them.
  llvm::ArrayRef<SymbolId> users(SymbolId Origin) const {
    auto Found = Users.find(Origin);
    return Found == Users.end() ? llvm::ArrayRef<SymbolId>() : Found->second;
  }
  /// Whether \p V is \p From, or comes from it.
  bool isMadeFrom(AbstractValue V, SymbolId From) const;
  /// The member of which \p S is the structure around, if it is that.
  std::optional<ir::Symbol> containerMember(SymbolId S) const;
  /// The value of which \p S is a member, if it is that.
  std::optional<SymbolId> wholeOf(SymbolId S) const;
  /// The array into which \p Pointer points, computed from its address and an
  /// index; nowhere, if it is no such pointer.
  RegionId arrayAround(SymbolId Pointer, unsigned Depth = 2);
  size_t symbols() const { return Symbols.size(); }
  void markSummary(SymbolId S) { Symbols[S].Summary = true; }
  bool unstable(AbstractValue V) const {
    return V.isSymbol() && Symbols[V.sym()].Unstable;
  }

  /// The member that \p Part is, or is an element of.
  ir::Symbol memberOf(RegionId Part) const {
    for (; Regions[Part].isPart(); Part = Regions[Part].Base)
      if (Regions[Part].K == Region::Kind::Field)
        return Regions[Part].Name;
    return ir::Symbol::None;
  }
  /// Whether \p Part is an element that is not known, or in one; then the
  /// array.
  std::optional<RegionId> unknownElementOf(RegionId Part) const;
  /// Numbers of what a call that counts leaves as its result and in the counter
  /// (SymbolInfo::A).
  static constexpr uint64_t CounterResult = 6, CounterLeft = 7;
  /// The same, of a count that cannot be below \p Least by all that was seen.
  static uint64_t atLeast(uint64_t Counter, int64_t Least);
  /// ... of the answer to a question for it that can only be \p Value.
  static uint64_t exactly(uint64_t Counter, int64_t Value);
  /// What \p V can be by all that was seen, of a count or an answer: not what
  /// it is certain to be, because others may count.
  Range likely(AbstractValue V) const;
  /// Whether \p V is what was counted: others may have counted, too.
  bool isCount(AbstractValue V) const;
  /// The symbol that \p S is made from by arithmetic or as a part; S itself
  /// where there is none.
  SymbolId baseOf(SymbolId S) const;
  SymbolId originOf(SymbolId S) const { return Symbols[S].Origin; }
  /// ... and of what \p V is the address of, or in. 0 where there is none.
  SymbolId originOf(AbstractValue V) const;
  /// Whether what \p S stands for can come up again although nothing holds it:
  /// when it is read again, or computed.
  bool lasts(SymbolId S) const;

  /// \p S as `Base Op Constant`, if it is that.
  struct Arithmetic {
    ir::Value::Operator Op;
    SymbolId Base;
    int64_t Constant;
  };
  std::optional<Arithmetic> arithmetic(SymbolId S) const;

  /// What was added to one address to make \p L and \p R of it: two places in
  /// one array compare as these do.
  std::optional<std::pair<AbstractValue, AbstractValue>>
  offsets(AbstractValue L, AbstractValue R) const;

  /// The value of part \p Part of a region that holds \p Whole.
  AbstractValue partOf(AbstractValue Whole, RegionId Part);
  AbstractValue binary(ir::Value::Operator Op, AbstractValue L,
                       AbstractValue R);
  /// A value of which nothing is known, not even whether it equals itself.
  AbstractValue unknown() const { return AbstractValue::symbol(0); }
  /// Some value that \p Operands, and nothing else, decide.
  AbstractValue opaque(uint64_t Tag, const std::vector<AbstractValue> &Of);
  /// Whether \p V is the address of an object, or was computed from one:
  /// aligned, or moved by a number that is not known.
  bool isComputedAddress(AbstractValue V) const;

  // What there is of an origin, in any state.
  /// Whether \p Wanted(SymbolId) is true of a symbol of \p Origin, itself
  /// included.
  template <typename Predicate>
  bool anyDerived(SymbolId Origin, Predicate Wanted) const {
    for (SymbolId S = Origin; S != 0; S = Symbols[S].NextDerived)
      if (Wanted(S))
        return true;
    return false;
  }
  /// Whether \p Wanted(RegionId) is true of a place where values of \p Origin
  /// have been put, the addresses of parts of what its symbols point to
  /// included.
  template <typename Predicate>
  bool anyHolder(SymbolId Origin, Predicate Wanted) const {
    for (uint32_t H = Symbols[Origin].LastHolder; H != 0; H = Holders[H].Before)
      if (Wanted(Holders[H].Where))
        return true;
    return false;
  }
  /// Calls \p Visit(SymbolId) with the pointers that nobody has put into the
  /// object \p Root, and that were read from there and looked behind: the OS
  /// keeps them, as in a device object its extension.
  template <typename Function>
  void forEachReadFrom(RegionId Root, Function Visit) const {
    if (Regions[Root].K != Region::Kind::Pointee)
      return;
    for (SymbolId S = Symbols[Regions[Root].Base].Origin; S != 0;
         S = Symbols[S].NextDerived) {
      const SymbolInfo &I = Symbols[S];
      bool IsRead =
          I.K == SymbolInfo::Kind::Initial || I.K == SymbolInfo::Kind::Garbage;
      if (IsRead && I.Pointee != 0 && root(static_cast<RegionId>(I.A)) == Root)
        Visit(S);
    }
  }
  /// What \p S points to; nothing, if nobody looked there.
  RegionId pointeeOf(SymbolId S) const { return Symbols[S].Pointee; }
  /// Whether nothing was made from \p Origin, and it has never been elsewhere
  /// than at \p Where.
  bool isOnlyAt(SymbolId Origin, RegionId Where) const;
  /// \p V is being put into \p Where.
  void noteHolder(AbstractValue V, RegionId Where);

  /// The locals and parameters of \p Frame.
  llvm::ArrayRef<RegionId> variables(ContextId Frame) const {
    return Contexts[Frame].Variables;
  }
  ContextId enter(ContextId From, uint64_t Site, const ir::Function *F);
  const Context &context(ContextId C) const { return Contexts[C]; }

private:
  /// SymbolInfo::A of opaque symbols that no operator makes.
  static constexpr uint64_t PartTag = 1u << 8, ContainerTag = 1u << 9,
                            ListTag = 1u << 10;
  struct Key {
    uint64_t Tag, A, B, C;
    bool operator==(const Key &) const = default;
  };
  /// A number in the table of those that there are. What it stands for is
  /// looked up where it is: the table is to be small.
  struct Numbered {
    uint32_t Number, Hash;
  };
  template <typename T> struct Wanted {
    const std::vector<T> &All;
    Key K;
    unsigned Hash =
        static_cast<unsigned>(mix(mix(mix(mix(K.Tag) + K.A) + K.B) + K.C));
  };
  struct NumberedInfo {
    static Numbered getEmptyKey() { return {~uint32_t{0}, 0}; }
    static Numbered getTombstoneKey() { return {~uint32_t{0} - 1, 0}; }
    static unsigned getHashValue(const Numbered &N) { return N.Hash; }
    static bool isEqual(const Numbered &L, const Numbered &R) {
      return L.Number == R.Number;
    }
    template <typename T> static unsigned getHashValue(const Wanted<T> &W) {
      return W.Hash;
    }
    template <typename T>
    static bool isEqual(const Wanted<T> &W, const Numbered &N) {
      return N.Hash == W.Hash && N.Number < W.All.size() &&
             keyOf(W.All[N.Number]) == W.K;
    }
  };
  using NumberTable = llvm::DenseSet<Numbered, NumberedInfo>;
  static Key keyOf(const Region &R) {
    return {static_cast<uint64_t>(R.K), R.Base, static_cast<uint64_t>(R.Name),
            static_cast<uint64_t>(R.Index)};
  }
  static Key keyOf(const SymbolInfo &S) {
    return {static_cast<uint64_t>(S.K) * 2 + S.Unstable, S.A, S.B, S.C};
  }
  /// The number of what \p K stands for in \p All, or that of what comes next;
  /// then it is new.
  template <typename T>
  static std::pair<uint32_t, bool> number(NumberTable &Known,
                                          const std::vector<T> &All, Key K) {
    const Wanted<T> Looked{All, K};
    auto Found = Known.find_as(Looked);
    if (Found != Known.end())
      return {Found->Number, false};
    auto Next = static_cast<uint32_t>(All.size());
    Known.insert({Next, Looked.Hash});
    return {Next, true};
  }
  /// A place where values of an origin have been put.
  struct Holder {
    RegionId Where;
    uint32_t Before;
  };
  /// An address, and what was added to it.
  struct Sum {
    AbstractValue Base;
    std::optional<AbstractValue> By;
    int64_t Moved;
  };
  RegionId arrayOfWalk(SymbolId Pointer, unsigned Depth);
  llvm::SmallVector<Sum, 3> sums(AbstractValue V) const;
  RegionId intern(Region R);
  SymbolId findOrigin(SymbolId S) const;
  uint64_t pack(AbstractValue V) const;
  AbstractValue applied(ir::Value::Operator Op, SymbolId L, int64_t R);
  AbstractValue moved(SymbolId From, int64_t By);
  AbstractValue masked(ir::Value::Operator Op, SymbolId L, int64_t R);

  std::vector<Region> Regions;
  NumberTable RegionIndex;
  std::vector<SymbolInfo> Symbols;
  NumberTable SymbolIndex;
  llvm::DenseMap<SymbolId, llvm::SmallVector<AbstractValue, 2>> Sources;
  std::vector<Holder> Holders;
  /// The holders of origins that have many.
  llvm::DenseSet<std::pair<SymbolId, RegionId>> KnownHolders;
  llvm::DenseMap<SymbolId, llvm::SmallVector<AbstractValue, 2>> Operands;
  llvm::DenseMap<SymbolId, llvm::SmallVector<SymbolId, 2>> Users;
  std::vector<Context> Contexts;
  llvm::DenseMap<std::tuple<uint64_t, ContextId, const ir::Function *>,
                 ContextId>
      ContextIndex;
};

/// \p L \p Op \p R, without overflow.
int64_t fold(ir::Value::Operator Op, int64_t L, int64_t R);

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_MEMORY_H
