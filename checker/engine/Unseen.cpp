//===- Unseen.cpp - Calls of what is not seen ------------------------------
//===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Code that is not seen may have changed all that it can get at: what it is
// given, the variables of the program, and what these lead to. What is held
// there may have been given back.
//
//===----------------------------------------------------------------------===//

#include "engine/CallTransfer.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

using catalogue::IdentityKind;
using Status = Holding::Status;

namespace {

/// What unseen code gets at in one state.
class Exposure {
public:
  Exposure(Machine &Of, State &In) : M(Of), S(In) {}

  void give(AbstractValue V);
  void giveGlobals(bool Internals);
  void follow();
  void write(const Point &At);
  void doubtHeld();
  void doubtFailed();

private:
  bool isKeptIn(const ResourceInstance &I) const {
    return Roots.contains(M.Mem.root(M.Mem.target(I.Keys.front())));
  }

  Machine &M;
  State &S;
  llvm::SmallVector<RegionId, 16> Left; ///< to be followed
  llvm::DenseSet<RegionId> Roots;
  llvm::DenseSet<ResourceId> Known;
};

} // namespace

void Exposure::give(AbstractValue V) {
  M.notice(S, V);
  if (V.isFunction())
    M.Passed.insert(static_cast<uint32_t>(V.name()));
  if (std::optional<ResourceId> Id = M.instanceOf(V))
    Known.insert(*Id);
  M.loosen(S, V);
  RegionId Root = M.Mem.root(M.Mem.target(V));
  if (Root != M.Mem.invalid() && Roots.insert(Root).second)
    Left.push_back(Root);
}

/// The variables of the program, those of one file if it knows the
/// \p Internals.
void Exposure::giveGlobals(bool Internals) {
  for (auto &[Where, V] : S.Bindings) {
    const Region &Root = M.Mem.region(M.Mem.root(Where));
    if (Root.K != Region::Kind::Global)
      continue;
    const ir::Global *G = M.Prog.global(Root.Name);
    if (!G || (!G->Const && (Internals || !G->Internal)))
      give(AbstractValue::address(M.Mem.root(Where)));
  }
}

/// What is given leads to more.
void Exposure::follow() {
  while (!Left.empty()) {
    RegionId Root = Left.pop_back_val();
    M.Maps.forEachBound(S, Root, [&](RegionId, AbstractValue V) { give(V); });
    M.Mem.forEachReadFrom(
        Root, [&](SymbolId Read) { give(AbstractValue::symbol(Read)); });
  }
}

void Exposure::write(const Point &At) {
  for (RegionId Root : Roots) {
    Region::Kind K = M.Mem.region(Root).K;
    bool Bound = K != Region::Kind::Pointee || S.Bindings.lookup(Root) ||
                 M.Mem.region(Root).hasParts();
    if (Bound)
      M.store(S, Root,
              AbstractValue::symbol(M.Mem.symbol(SymbolInfo::Kind::Written,
                                                 Root, At.Site, At.Frame,
                                                 /*Unstable=*/true)));
    if (M.Disturbed)
      M.Disturbed->Exposed.insert(Root);
  }
}

void Exposure::doubtHeld() {
  llvm::SmallVector<ResourceId, 8> Doubtful;
  for (auto &[Id, H] : S.Active) {
    const ResourceInstance &I = M.Resources[Id];
    bool Reachable = I.Identity == IdentityKind::Handle
                         ? Known.contains(Id) || M.isLoose(M.handleOf(Id))
                         : I.Identity != IdentityKind::Storage || isKeptIn(I);
    if (H.is(Status::Held) && Reachable)
      Doubtful.push_back(Id);
  }
  for (ResourceId Id : Doubtful)
    M.become(S, Id, Status::Unknown);
}

/// What failed may have been taken there at last.
void Exposure::doubtFailed() {
  llvm::SmallVector<ResourceId, 8> Retried;
  for (auto &[Id, H] : S.Past) {
    const ResourceInstance &I = M.Resources[Id];
    bool Reachable = I.Identity == IdentityKind::Storage
                         ? isKeptIn(I)
                         : I.Identity != IdentityKind::Handle;
    if (H.is(Status::Failed) && Reachable)
      Retried.push_back(Id);
  }
  for (ResourceId Id : Retried)
    M.Maps.drop(S, Id);
}

void CallTransfer::unseen(State &S, bool Internals) {
  static const ir::Call Anything;
  unseen(S, Anything, {nullptr, 0, {}, 0}, Internals);
}

void CallTransfer::unseen(State &S, const ir::Call &C, const Point &At,
                          bool Internals) {
  S.UnknownCall = true;
  letPass(S, /*Waited=*/true);
  if (Now.Alone)
    loseLocks(S);
  // Where a pointer may lead to, a routine of the driver runs for its effects,
  // too; others get at what they are given.
  bool ByPointer = M.Disturbed && At.In && M.Opts.Of == World::Closed &&
                   C.Callee.K != ir::Value::Kind::Function;
  if (M.Disturbed && !ByPointer)
    M.Disturbed->UnknownCall = true;
  Exposure Of(M, S);
  for (const ir::Value &V : C.Arguments)
    Of.give(M.evaluate(S, V, At));
  if (!ByPointer)
    Of.giveGlobals(Internals);
  Of.follow();
  Of.write(At);
  S.GlobalsWritten = At.Site + 1;
  S.InternalsWritten |= Internals;
  Of.doubtHeld();
  Of.doubtFailed();
  if (ByPointer)
    M.forgetNumbers(S, At);
  // A value of its own, so that tests of it agree.
  if (C.Result)
    M.store(S, M.locate(S, *C.Result, At),
            M.fresh(S, SymbolInfo::Kind::Result, 3, At, /*Unstable=*/true));
}

} // namespace ndistidy::engine
