//===- Interplay.cpp - What routines do that nobody puts in order ---------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Interplay.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine::oracle {

/// Start and Stop work on the context of another inner one.
static bool getsAt(Root By, Shelf Where) {
  return Where.Of != Shelf::Nobodys &&
         (Where.Of != Shelf::Inner || By == Root::Tick);
}

void Interplay::write(Root By, Shelf Where) {
  if (isInner(By) && getsAt(By, Where))
    Written.insert(Where);
}

bool Interplay::mayChange(Root In, Shelf Where, const PartTable &Parts) const {
  bool Later = Where.Of == Shelf::Inner ? In == Root::Stop || In == Root::Tick
                                        : In != Root::Entry;
  return Later && Where.Of != Shelf::Nobodys &&
         llvm::any_of(Written, [&](Shelf W) {
           return W.Of == Where.Of && (Parts.within(W.Part, Where.Part) ||
                                       Parts.within(Where.Part, W.Part));
         });
}

bool Interplay::mayEmpty(Root End, Shelf Where) const {
  // What Stop would do after a success that there never is, nobody has seen.
  if (isInner(End) && Where.Of != Shelf::Inner && !Ran.contains(Root::Stop))
    return true;
  return llvm::any_of(Emptied, [&](const auto &Done) {
    auto [By, From] = Done;
    bool Others = isInner(By) || (By == Root::Unload && isInner(End));
    return From == Where && Others && getsAt(By, From);
  });
}

bool Interplay::mayConfuse(const void *By) const {
  return llvm::any_of(Kept, [&](const auto &Entry) {
    bool Any = Written.contains(Entry.second) || Lists.contains(Entry.second);
    return Entry.first == By && Any &&
           llvm::any_of(Emptied, [&](const auto &Done) {
             return Done.second == Entry.second;
           });
  });
}

bool Interplay::mayName(Root End, Kind Of) const {
  return isInner(End) && (Named.contains({Root::Tick, Of}) ||
                          Named.contains({Root::Unload, Of}));
}

bool Interplay::mayTake(Root In, Kind Of, bool InContext) const {
  if (In == Root::Entry || (In == Root::Start && InContext))
    return false;
  return Taken.contains({Root::Tick, Of}) ||
         (!InContext && (Taken.contains({Root::Start, Of}) ||
                         Taken.contains({Root::Stop, Of})));
}

} // namespace ndistidy::engine::oracle
