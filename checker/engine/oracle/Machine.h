//===- Machine.h - One concrete execution -----------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_ORACLE_MACHINE_H
#define NDIS_TIDY_ENGINE_ORACLE_MACHINE_H

#include "engine/oracle/ConcreteMemory.h"
#include "engine/oracle/Interpreter.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

namespace ndistidy::engine::oracle {

/// The choices of one execution after another, until all combinations were
/// there: the last choice that has a next value takes it, those behind it go.
class Choices {
public:
  /// A number below \p Count.
  unsigned choose(unsigned Count);
  /// On to the next execution; false when there is none.
  bool advance();

private:
  struct Choice {
    unsigned Taken, Count;
  };
  std::vector<Choice> Made;
  size_t Next = 0;
};

/// Runs one execution to its end and adds its defects to an Enumeration.
class Machine {
public:
  Machine(const ir::Program &P, const catalogue::Catalogue &C, const Bounds &B,
          PartTable &Parts, Choices &Chosen, Enumeration &Into);
  void run();

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
    bool Held = true;
  };
  /// A call to a routine of the OS.
  struct OsCall {
    const ir::Call &Step;
    llvm::StringRef Name;
    std::vector<Datum> Arguments;
    Datum Result;
  };

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
  Cell locate(const ir::Place &P);
  uint32_t rootObject(const ir::Place &P);
  Datum read(Cell C);
  void write(Cell C, const Datum &D);
  void lookAt(const Datum &D);
  /// Ends the execution: nobody can say how it goes on.
  void stop(const char *Why);

  // Resources (MachineResources.cpp)
  Datum osCall(const ir::Call &Step, llvm::StringRef Name);
  void useArguments(const OsCall &Call);
  void useObject(uint32_t Object);
  void registerHandlers(const OsCall &Call);
  void release(const catalogue::Resource &R, const catalogue::Release &How,
               OsCall &Call);
  void acquire(const catalogue::Resource &R, const catalogue::Acquire &How,
               OsCall &Call);
  void succeed(const catalogue::Resource &R, const catalogue::Acquire &How,
               OsCall &Call);
  void fail(const catalogue::Resource &R, const catalogue::Acquire &How,
            OsCall &Call);
  Datum get(const catalogue::AccessPath &P, const OsCall &Call);
  void put(const catalogue::AccessPath &P, OsCall &Call, const Datum &D);
  std::optional<Cell> cellOf(const catalogue::AccessPath &P,
                             const OsCall &Call);
  const Instance *instanceOf(const Datum &D) const;
  void judgeBeginning(const ir::Function &Begin, const Datum &Result);
  void judgeEnd(const ir::Function &End);
  void misuse(llvm::StringRef Check, const catalogue::Resource &R);
  void report(llvm::StringRef Check, const ir::Function &In,
              llvm::StringRef Resource, bool Certain = true);

  const ir::Program &P;
  const catalogue::Catalogue &C;
  const catalogue::Lifecycle &Life;
  const Bounds &B;
  PartTable &Parts;
  Choices &Chosen;
  Enumeration &Into;

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
  std::vector<Frame *> Stack;
  const ir::Function *Ending = nullptr;
  unsigned Steps = 0;
  bool Misused = false;
  bool Stopped = false;
};

} // namespace ndistidy::engine::oracle

#endif // NDIS_TIDY_ENGINE_ORACLE_MACHINE_H
