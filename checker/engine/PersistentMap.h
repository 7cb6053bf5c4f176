//===- PersistentMap.h - Maps that share what they have in common -*- C++
//-*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A map from numbers, as a big-endian Patricia tree (Okasaki, Gill: Fast
// Mergeable Integer Maps, 1998): maps with the same entries are trees of the
// same form, whatever made them, and a changed map shares nearly all of the old
// one. Each node knows a hash of all that is below it, and each leaf exists
// once. So copying and comparing cost nothing, a change costs the depth of the
// tree, and what two maps do not have in common is found without looking at the
// rest. llvm::ImmutableMap shares by history only, and has to walk two maps to
// compare or merge them.
//
// Trees of equal hashes are taken for equal. A hash has 64 bits and says which
// leaves there are in which order: in a run that makes a million trees, the
// chance that any two are taken for equal that are not is below 1 : 10^7. (To
// look each node up in a table of all, so that equal trees are one, was a sixth
// of the engine's time: the table is larger than the processor's caches.)
//
//   PersistentMap<Range>::Factory Make;
//   PersistentMap<Range> None, One = Make.add(None, 7, Range::just(1));
//   One.lookup(7)->constant();                     // 1
//   Make.remove(One, 7) == None;                   // true
//   for (auto &[Key, Value] : One) ...             // by ascending keys
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_PERSISTENTMAP_H
#define NDIS_TIDY_ENGINE_PERSISTENTMAP_H

#include "engine/Hash.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/bit.h"
#include "llvm/ADT/iterator.h"
#include "llvm/Support/Allocator.h"
#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace ndistidy::engine {

/// \p Value is trivially destructible, can be compared, and has a hash_value.
template <typename Value> class PersistentMap {
  /// A leaf, if Bit is 0; else what the keys below have in common before Bit,
  /// the highest bit in which they differ.
  struct Node {
    uint32_t Prefix, Bit;
    uint64_t Hash; ///< never 0
  };
  struct Branch : Node {
    std::array<const Node *, 2> Of; ///< by Bit of the key
  };
  struct Leaf : Node {
    std::pair<const uint32_t, Value> Entry;
  };
  static const Branch *branch(const Node *N) {
    return static_cast<const Branch *>(N);
  }
  static const Leaf *leaf(const Node *N) {
    return static_cast<const Leaf *>(N);
  }
  /// The part of \p Key before \p Bit.
  static uint32_t before(uint32_t Key, uint32_t Bit) {
    return Key & ~(Bit | (Bit - 1));
  }
  static bool covers(const Node *N, uint32_t Key) {
    return before(Key, N->Bit) == N->Prefix;
  }
  /// Whether \p Key would be at or below \p N.
  static bool isWithin(const Node *N, uint32_t Key) {
    return N->Bit == 0 ? N->Prefix == Key : covers(N, Key);
  }
  static unsigned side(const Node *N, uint32_t Key) {
    return (Key & N->Bit) != 0;
  }
  /// What of \p N, if there is one, has \p Side for \p Bit, which is not below
  /// its own.
  static const Node *below(const Node *N, uint32_t Bit, unsigned Side) {
    if (N && N->Bit == Bit)
      return branch(N)->Of[Side];
    return N && ((N->Prefix & Bit) != 0) == (Side != 0) ? N : nullptr;
  }

  static bool isSame(const Node *A, const Node *B) {
    return A == B || (A && B && A->Hash == B->Hash);
  }

  const Node *Root = nullptr;
  explicit PersistentMap(const Node *N) : Root(N) {}

public:
  using Entry = std::pair<const uint32_t, Value>;

  PersistentMap() = default;

  bool isEmpty() const { return !Root; }
  /// The value of \p Key; null if there is none.
  const Value *lookup(uint32_t Key) const;
  /// Tells this map from all others of its factory.
  uint64_t identity() const { return Root ? Root->Hash : 0; }
  /// Of maps of one factory: whether they have the same entries.
  bool operator==(const PersistentMap &Other) const {
    return isSame(Root, Other.Root);
  }

  class iterator;
  iterator begin() const { return iterator(Root); }
  iterator end() const { return iterator(nullptr); }

  /// Calls \p Visit(Key, const Value *InA, const Value *InB) for each key of
  /// which \p A and \p B do not say the same, by ascending keys; null stands
  /// for no entry.
  template <typename Function>
  static void difference(const PersistentMap &A, const PersistentMap &B,
                         Function Visit) {
    differ(A.Root, B.Root, Visit);
  }

  class Factory;

private:
  template <typename Function>
  static void differ(const Node *A, const Node *B, Function &Visit);
};

template <typename Value>
const Value *PersistentMap<Value>::lookup(uint32_t Key) const {
  const Node *N = Root;
  while (N && N->Bit != 0)
    N = branch(N)->Of[side(N, Key)];
  return N && N->Prefix == Key ? &leaf(N)->Entry.second : nullptr;
}

template <typename Value>
class PersistentMap<Value>::iterator
    : public llvm::iterator_facade_base<iterator, std::forward_iterator_tag,
                                        const Entry> {
public:
  explicit iterator(const Node *Root) {
    if (Root)
      descend(Root);
  }
  const Entry &operator*() const { return leaf(Here)->Entry; }
  bool operator==(const iterator &Other) const { return Here == Other.Here; }
  using iterator::iterator_facade_base::operator++;
  iterator &operator++() {
    Here = nullptr;
    if (Depth != 0)
      descend(Later[--Depth]);
    return *this;
  }

private:
  void descend(const Node *N) {
    for (; N->Bit != 0; N = branch(N)->Of[0])
      Later[Depth++] = branch(N)->Of[1];
    Here = N;
  }

  const Node *Here = nullptr;
  unsigned Depth = 0;
  std::array<const Node *, 32> Later;
};

template <typename Value>
template <typename Function>
void PersistentMap<Value>::differ(const Node *A, const Node *B,
                                  Function &Visit) {
  if (isSame(A, B))
    return;
  if (!A || !B) {
    const Node *N = A ? A : B;
    if (N->Bit == 0)
      return Visit(N->Prefix, A ? &leaf(A)->Entry.second : nullptr,
                   B ? &leaf(B)->Entry.second : nullptr);
    differ(A ? branch(A)->Of[0] : A, B ? branch(B)->Of[0] : B, Visit);
    return differ(A ? branch(A)->Of[1] : A, B ? branch(B)->Of[1] : B, Visit);
  }
  if (A->Bit == B->Bit && A->Prefix == B->Prefix) {
    if (A->Bit == 0)
      return Visit(A->Prefix, &leaf(A)->Entry.second, &leaf(B)->Entry.second);
    differ(branch(A)->Of[0], branch(B)->Of[0], Visit);
    return differ(branch(A)->Of[1], branch(B)->Of[1], Visit);
  }
  // One may be a part of the other.
  const Node *Upper = A->Bit > B->Bit ? A : B;
  const Node *Lower = Upper == A ? B : A;
  if (Upper->Bit != Lower->Bit && covers(Upper, Lower->Prefix)) {
    for (unsigned Side : {0, 1}) {
      const Node *Part = Side == side(Upper, Lower->Prefix) ? Lower : nullptr;
      const Node *Whole = branch(Upper)->Of[Side];
      differ(Upper == A ? Whole : Part, Upper == A ? Part : Whole, Visit);
    }
    return;
  }
  bool FirstA = A->Prefix < B->Prefix;
  differ(FirstA ? A : nullptr, FirstA ? nullptr : B, Visit);
  differ(FirstA ? nullptr : A, FirstA ? B : nullptr, Visit);
}

/// Makes maps, and keeps their memory: they live as long as it.
template <typename Value> class PersistentMap<Value>::Factory {
public:
  using Change = std::pair<uint32_t, Value>;

  Factory() = default;
  Factory(const Factory &) = delete;

  /// \p Old with \p V for \p Key.
  PersistentMap add(PersistentMap Old, uint32_t Key, const Value &V) {
    return PersistentMap(insert(Old.Root, Change(Key, V)));
  }
  /// \p Old with the values of \p New, whose keys ascend.
  PersistentMap add(PersistentMap Old, llvm::ArrayRef<Change> New) {
    return PersistentMap(insert(Old.Root, New));
  }
  /// \p Old without \p Keys, which ascend.
  PersistentMap remove(PersistentMap Old, llvm::ArrayRef<uint32_t> Keys) {
    return PersistentMap(erase(Old.Root, Keys));
  }
  /// \p Now with what \p Part lacks of \p Whole; each entry of it is one of
  /// \p Whole.
  PersistentMap putBack(PersistentMap Now, PersistentMap Part,
                        PersistentMap Whole) {
    return PersistentMap(putBack(Now.Root, Part.Root, Whole.Root));
  }

private:
  /// A leaf in the table of all. By its hash it is told from nearly all others
  /// without a look at them, which are all over the memory.
  struct Known {
    const Leaf *N;
    unsigned Hash;
  };
  struct KnownInfo {
    using Info = llvm::DenseMapInfo<const Leaf *>;
    static Known getEmptyKey() { return {Info::getEmptyKey(), 0}; }
    static Known getTombstoneKey() { return {Info::getTombstoneKey(), 0}; }
    static unsigned getHashValue(const Known &K) { return K.Hash; }
    static bool isEqual(const Known &A, const Known &B) {
      if (A.N == B.N || A.Hash != B.Hash)
        return A.N == B.N;
      return !isSentinel(A) && !isSentinel(B) && A.N->Prefix == B.N->Prefix &&
             A.N->Entry.second == B.N->Entry.second;
    }
    static bool isSentinel(const Known &K) {
      return K.N == Info::getEmptyKey() || K.N == Info::getTombstoneKey();
    }
  };

  /// The one leaf of \p Key and \p V, whose hash is its number.
  const Node *make(uint32_t Key, const Value &V) {
    using llvm::hash_value;
    uint64_t OfValue = hash_value(V);
    Leaf New{{Key, 0, mix(Leaves.size() + 1)}, {Key, V}};
    auto [It, Inserted] =
        Leaves.insert({&New, static_cast<unsigned>(mix(mix(Key) + OfValue))});
    if (Inserted)
      It->N = new (Memory.Allocate<Leaf>()) Leaf(New);
    return It->N;
  }
  const Node *make(uint32_t Prefix, uint32_t Bit, const Node *Zero,
                   const Node *One) {
    if (!Zero || !One)
      return Zero ? Zero : One;
    uint64_t Hash = mix(mix(mix(Zero->Hash) + One->Hash));
    return new (Memory.Allocate<Branch>())
        Branch{{Prefix, Bit, Hash ? Hash : 1}, {Zero, One}};
  }
  /// \p N with other nodes below it.
  const Node *with(const Node *N, const Node *Zero, const Node *One) {
    if (branch(N)->Of[0] == Zero && branch(N)->Of[1] == One)
      return N;
    return make(N->Prefix, N->Bit, Zero, One);
  }
  /// How many of \p Keys are the first that \p IsBefore.
  template <typename T, typename Function>
  static size_t count(llvm::ArrayRef<T> Keys, Function IsBefore) {
    return static_cast<size_t>(llvm::partition_point(Keys, IsBefore) -
                               Keys.begin());
  }
  const Node *insert(const Node *N, llvm::ArrayRef<Change> New);
  const Node *erase(const Node *N, llvm::ArrayRef<uint32_t> Keys);
  const Node *putBack(const Node *Now, const Node *Part, const Node *Whole);

  llvm::BumpPtrAllocator Memory;
  llvm::DenseSet<Known, KnownInfo> Leaves;
};

template <typename Value>
auto PersistentMap<Value>::Factory::insert(const Node *N,
                                           llvm::ArrayRef<Change> New)
    -> const Node * {
  if (New.empty())
    return N;
  // The highest bit in which the keys differ.
  const auto &[First, V] = New.front();
  uint32_t Known = N ? N->Prefix : First;
  uint32_t Bit = llvm::bit_floor((Known ^ First) | (Known ^ New.back().first));
  Bit = std::max(Bit, N ? N->Bit : 0);
  if (Bit == 0)
    return N && leaf(N)->Entry.second == V ? N : make(First, V);
  size_t Half = count(New, [&](const Change &C) { return !(C.first & Bit); });
  const Node *Zero = insert(below(N, Bit, 0), New.take_front(Half));
  const Node *One = insert(below(N, Bit, 1), New.drop_front(Half));
  return N && N->Bit == Bit ? with(N, Zero, One)
                            : make(before(First, Bit), Bit, Zero, One);
}

template <typename Value>
auto PersistentMap<Value>::Factory::erase(const Node *N,
                                          llvm::ArrayRef<uint32_t> Keys)
    -> const Node * {
  if (!N || Keys.empty())
    return N;
  if (N->Bit == 0)
    return std::binary_search(Keys.begin(), Keys.end(), N->Prefix) ? nullptr
                                                                   : N;
  Keys = Keys.drop_front(
      count(Keys, [&](uint32_t Key) { return Key < N->Prefix; }));
  Keys = Keys.take_front(
      count(Keys, [&](uint32_t Key) { return covers(N, Key); }));
  size_t Half = count(Keys, [&](uint32_t Key) { return side(N, Key) == 0; });
  return with(N, erase(branch(N)->Of[0], Keys.take_front(Half)),
              erase(branch(N)->Of[1], Keys.drop_front(Half)));
}

template <typename Value>
auto PersistentMap<Value>::Factory::putBack(const Node *Now, const Node *Part,
                                            const Node *Whole) -> const Node * {
  if (isSame(Part, Whole))
    return Now;
  if (isSame(Now, Part))
    return Whole;
  // The least that all three are in.
  uint32_t Prefix = Whole->Prefix, Bit = Whole->Bit;
  if (Now && Now->Bit >= Bit && isWithin(Now, Prefix)) {
    Prefix = Now->Prefix;
    Bit = Now->Bit;
  } else if (Now && !isWithin(Whole, Now->Prefix)) {
    Bit = llvm::bit_floor(Now->Prefix ^ Prefix);
    Prefix = before(Prefix, Bit);
  }
  // All are of one key, and it is the part that has it not.
  if (Bit == 0)
    return Part ? Now : Whole;
  auto Side = [&](const Node *N, unsigned Of) -> const Node * {
    if (N && N->Bit == Bit)
      return branch(N)->Of[Of];
    return N && ((N->Prefix & Bit) != 0) == (Of != 0) ? N : nullptr;
  };
  auto Of = [&](unsigned S) {
    return Side(Whole, S) ? putBack(Side(Now, S), Side(Part, S), Side(Whole, S))
                          : Side(Now, S);
  };
  const Node *Zero = Of(0), *One = Of(1);
  for (const Node *N : {Now, Whole})
    if (N && N->Bit == Bit && branch(N)->Of[0] == Zero &&
        branch(N)->Of[1] == One)
      return N;
  return make(Prefix, Bit, Zero, One);
}

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_PERSISTENTMAP_H
