//===- Machine.h - One concrete execution -----------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ORACLE_MACHINE_H
#define NDIS_TIDY_ENGINE_ORACLE_MACHINE_H

#include "engine/oracle/Choices.h"
#include "engine/oracle/Interplay.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include <map>

namespace ndistidy::engine::oracle {

/// Runs one execution to its end and adds its defects to an Enumeration.
class Machine {
public:
  Machine(const ir::Program &P, const catalogue::Catalogue &C, const Bounds &B,
          PartTable &Parts, Choices &Chosen, const Interplay &Others,
          Interplay &Seen, Enumeration &Into);
  Shown run();

private:
  struct Frame {
    const ir::Function *Of = nullptr;
    std::vector<Datum> Arguments;
    llvm::SmallDenseMap<uint32_t, uint32_t> Locals;
    std::vector<uint32_t> Parameters;
  };
  /// A resource that was taken.
  struct Instance {
    const catalogue::Resource *Of = nullptr;
    catalogue::IdentityKind Identity = catalogue::IdentityKind::Handle;
    Datum Key; ///< what a release has to name
    const ir::Call *Taken = nullptr;
    bool Held = true;
    /// It was released by a name that others may have changed.
    bool Unsure = false;
    /// It was put into an array or a list.
    bool Collected = false;
    /// In the inner lifecycle at hand: not by Entry.
    bool Inner = false;
    bool Judged = false; ///< with the inner lifecycle that it was taken in
    /// Where the handle was put, of what several routines see.
    std::set<Shelf> KeptIn;
  };
  /// What a call registered, by role.
  using Handlers = std::map<std::string, const ir::Function *>;
  /// A call to a routine of the OS.
  struct OsCall {
    const ir::Call &Step;
    llvm::StringRef Name;
    std::vector<Datum> Arguments;
    Datum Result;
  };

  // Lifecycles (MachineLives.cpp)
  Datum enter(Root As, const ir::Function &F, std::vector<Datum> Arguments);
  void runInner();
  bool succeeds(const catalogue::Lifecycle &Of, const Datum &Result);
  void judgeFailure(const catalogue::Lifecycle &Of, const ir::Function &Begin);
  void judgeMissing(const ir::Function &Begin);
  void judgeEnd(const catalogue::Lifecycle &Of, const ir::Function &End,
                size_t TakenBefore);
  void owed(llvm::StringRef Check, const ir::Function &In, const Instance &I);
  void misuse(llvm::StringRef Check, const catalogue::Resource &R,
              bool Certain = true);
  void report(llvm::StringRef Check, const ir::Function &In,
              llvm::StringRef Resource, bool Certain = true);

  // Control (Machine.cpp)
  Datum call(const ir::Function &F, std::vector<Datum> Arguments);
  void step(const ir::Store &S);
  void step(const ir::Call &C);
  /// The next block, or nothing at a return.
  std::optional<ir::BlockId> transfer(const ir::Terminator &T, Datum &Result);
  bool holds(const ir::Condition &C);
  bool compare(const Datum &L, ir::Condition::Operator Op, const Datum &R);
  Datum evaluate(const ir::Value &V);
  Datum arithmetic(ir::Value::Operator Op, const Datum &L, const Datum &R);
  Datum element(const Datum &Of, int64_t Index);
  Cell locate(const ir::Place &P);
  uint32_t rootObject(const ir::Place &P);
  Datum read(Cell C);
  void write(Cell C, const Datum &D);
  void keep(Cell To, const Datum &D);
  void lookAt(const Datum &D);
  /// Ends the execution: nobody can say how it goes on.
  void stop(const char *Why);

  // Resources (MachineResources.cpp)
  Datum osCall(const ir::Call &Step, llvm::StringRef Name);
  void useArguments(const OsCall &Call);
  void useObject(Cell In);
  Shelf shelfOf(Cell C) const;
  void registerHandlers(const OsCall &Call);
  void handOver(const OsCall &Call);
  void release(const catalogue::Resource &R, const catalogue::Release &How,
               OsCall &Call);
  void noteRelease(const catalogue::Resource &R, const catalogue::Release &How,
                   const Datum &Key);
  void acquire(const catalogue::Resource &R, const catalogue::Acquire &How,
               OsCall &Call);
  void succeed(const catalogue::Resource &R, const catalogue::Acquire &How,
               OsCall &Call);
  void fail(const catalogue::Resource &R, const catalogue::Acquire &How,
            OsCall &Call);
  bool toyCall(OsCall &Call);
  void noteUnpacked(const Datum &Entry);
  void put(Cell Head, const Datum &Entry);
  Datum next(Cell Head);
  Datum isEmpty(Cell Head) const;
  bool isForeign(const Datum &D) const {
    return D.K == Datum::Kind::Pointer && Foreign.contains(D.Where.Object);
  }
  Datum get(const catalogue::AccessPath &P, const OsCall &Call);
  void put(const catalogue::AccessPath &P, OsCall &Call, const Datum &D);
  std::optional<Cell> cellOf(const catalogue::AccessPath &P,
                             const OsCall &Call);
  const Instance *instanceOf(const Datum &D) const;

  const ir::Program &P;
  const catalogue::Catalogue &C;
  const catalogue::Lifecycle &Outer;
  const catalogue::Lifecycle *Inner; ///< null: there is none
  const Bounds &B;
  PartTable &Parts;
  Choices &Chosen;
  const Interplay &Others; ///< what is known of them
  Interplay &Seen;
  Enumeration &Into;
  Shown Certain{std::in_place};

  ConcreteMemory Memory;
  llvm::DenseMap<uint32_t, uint32_t> Globals;
  /// By number; the memory of a taken resource is the object in its Key.
  std::vector<Instance> Instances;
  std::vector<bool> Looked; ///< by number of the failed acquisition
  /// What was not taken, of what is told by a key, and that number.
  struct Missing {
    const catalogue::Resource *Of = nullptr;
    Datum Key;
    unsigned Failure = 0;
  };
  std::vector<Missing> Failed;
  size_t FailedOuter = 0; ///< that many of them in Entry
  /// Heads of lists, and the addresses of the entries.
  std::vector<std::pair<Cell, std::vector<Datum>>> Lists;
  /// Objects that others have put into lists.
  llvm::DenseSet<uint32_t> Foreign;
  std::vector<Frame *> Stack;
  Handlers Registered;
  Root Now = Root::Entry;
  std::optional<Datum> Context; ///< that was handed over
  /// What this run of a root has stored: nobody has changed that since.
  std::vector<Cell> Fresh;
  unsigned Steps = 0;
  bool Misused = false;
  bool Stopped = false;
};

} // namespace ndistidy::engine::oracle

#endif // NDIS_TIDY_ENGINE_ORACLE_MACHINE_H
