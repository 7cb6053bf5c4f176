//===- Interplay.h - What routines do that nobody puts in order -*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// There may be several inner lifecycles at once, and their routines may run in
// any order. The executions of the oracle are only some of these. Of what the
// routines of another inner one may have changed or given back, the engine
// says nothing, by design: this is what they were seen to do in any execution.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ORACLE_INTERPLAY_H
#define NDIS_TIDY_ENGINE_ORACLE_INTERPLAY_H

#include "catalogue/Catalogue.h"
#include "engine/oracle/ConcreteMemory.h"
#include "llvm/ADT/STLExtras.h"
#include <set>
#include <utility>

namespace ndistidy::engine::oracle {

/// The routines that the OS calls.
enum class Root : uint8_t { Entry, Start, Tick, Stop, Unload };
inline bool isInner(Root R) { return R != Root::Entry && R != Root::Unload; }

struct Interplay {
  using Kind = const catalogue::Resource *;

  /// What ran at all.
  std::set<Root> Ran;
  std::set<Shelf> Written;
  /// Heads of lists: an entry may be any that was ever put there.
  std::set<Shelf> Lists;
  /// What was released, by where the handle or the storage was.
  std::set<std::pair<Root, Shelf>> Emptied;
  /// Which calls took what was kept where.
  std::set<std::pair<const void *, Shelf>> Kept;
  /// Kinds that were released by their keys, and kinds that were taken.
  std::set<std::pair<Root, Kind>> Named, Taken;
  /// Kinds of which one was looked up in an array or a list.
  std::set<std::pair<Root, Kind>> Unpacked;

  void write(Root By, Shelf Where);
  /// Whether what \p In reads at \p Where may be from others.
  bool mayChange(Root In, Shelf Where, const PartTable &Parts) const;
  /// Whether others may release what is at \p Where when \p End, which ends the
  /// lifecycle that it belongs to, is left.
  bool mayEmpty(Root End, Shelf Where) const;
  /// Whether what call \p By takes is released by a name at which others may
  /// have put theirs, or from a list: which one that is, nobody can tell.
  bool mayConfuse(const void *By) const;
  /// mayEmpty of what is told by a key.
  bool mayName(Root End, Kind Of) const;
  /// Whether others take things of kind \p Of, which \p In does not know.
  bool mayTake(Root In, Kind Of, bool InContext) const;

  /// Whether inner lifecycles see what others of them have left.
  bool sharesMemory() const {
    return llvm::any_of(Written, [](Shelf S) { return S.Of != Shelf::Inner; });
  }
  size_t size() const {
    return Ran.size() + Lists.size() + Written.size() + Emptied.size() +
           Kept.size() + Named.size() + Taken.size() + Unpacked.size();
  }
};

} // namespace ndistidy::engine::oracle

#endif // NDIS_TIDY_ENGINE_ORACLE_INTERPLAY_H
