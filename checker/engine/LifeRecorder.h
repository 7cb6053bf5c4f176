//===- LifeRecorder.h - Writes down what an analysis sees -------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Makes the lives of a program (Life.h) out of what its analysis comes by. The
// others call it, where Machine::Lives is set; it decides nothing.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_LIFERECORDER_H
#define NDIS_TIDY_ENGINE_LIFERECORDER_H

#include "engine/CallTransfer.h"
#include "engine/Life.h"
#include <map>
#include <set>

namespace ndistidy::engine {

class LifeRecorder {
public:
  explicit LifeRecorder(Machine &M) : M(M) {}

  // From a lifecycle, in this order
  void begin(const catalogue::Lifecycle &Lifecycle);
  /// From now on it is \p Root, called by the OS, that runs.
  void enter(const ir::Function &Root, std::optional<unsigned> Role);
  /// The beginning can succeed and leave \p S.
  void succeed(const State &S);
  /// What the last success left has been followed to the end; \p S is one of
  /// the states there.
  void remain(const State &S);
  void end() { ++Ended; }
  /// No routine gives \p Id back.
  void keep(ResourceId Id);
  /// \p R tells of something that stays behind.
  void lose(const Reporter::Report &R);
  void finish();

  // From calls
  /// Something is taken: \p Id, or what a routine in between takes.
  void take(const BoundAcquire &How, std::optional<ResourceId> Id,
            const CallFrame &F);
  void giveBack(ResourceId Id, const Point &At);
  /// A routine in between gives back what nobody knows.
  void giveBack(const catalogue::Resource &What, const Point &At);
  /// \p Routine gets a role, by a call or by a place that is looked at later.
  void give(unsigned Role, ir::Symbol Routine, const Point &At);
  void give(const BoundPlace &By, ir::Symbol Routine);

  std::vector<Life> takeLives() { return std::move(Lives); }

private:
  /// What has been seen of a resource.
  struct Seen {
    const catalogue::Resource *Of = nullptr;
    bool Held = false; ///< when the beginning succeeded
    bool Unclear = false;
  };
  /// The call in its frame, and during which routine; in between only the kind.
  using ResourceKey =
      std::tuple<const catalogue::Resource *, uint64_t, ContextId, unsigned>;
  using EventKey =
      std::tuple<unsigned, unsigned, ir::Location, unsigned, std::string>;

  bool isBetween() const {
    return Lives.back().Routines[During].When == LifeRoutine::Stage::Between;
  }
  LifeRoutine::Stage stageOf(std::optional<unsigned> Role) const;
  unsigned resource(const catalogue::Resource &What, ResourceKey Key);
  LifeEvent event(LifeEvent::Kind K, const Point &At) const;
  void note(LifeEvent E);
  LifeResource::Fate fateOf(unsigned Row) const;
  void dropDoubtful();
  std::string nameOf(const ir::Function &F) const {
    return ir::displayName(M.Prog.symbols().name(F.Name)).str();
  }

  Machine &M;
  std::vector<Life> Lives;
  // Of the last of them
  const catalogue::Lifecycle *Of = nullptr;
  unsigned During = 0;
  unsigned Started = 0, Ended = 0; ///< states of success, and those followed
  std::map<const ir::Function *, unsigned> Routines;
  std::map<ResourceKey, unsigned> Keys;
  std::map<ResourceId, unsigned> Ids;
  std::set<EventKey> Noted;
  std::vector<Seen> Resources; ///< beside those of the life
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_LIFERECORDER_H
