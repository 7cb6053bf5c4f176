//===- Handles.cpp - Under which names a driver keeps a handle ------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// "Globals.Pool", "Adapter->Pool" and "*P", where P is &Globals.Pool, are all
// kept under "Pool": the member, or else the variable. Local variables and
// parameters lead to what was put into them.
//
//===----------------------------------------------------------------------===//

#include "mutate/DriverFacts.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::mutate {

using catalogue::IdentityKind;

/// Assignments that a handle is followed through.
static constexpr unsigned MaxDepth = 6;

bool ResourceUse::matches(const ResourceUse &Other) const {
  if (Of != Other.Of)
    return false;
  if (AnyOfThem || Other.AnyOfThem || Handles.empty() || Other.Handles.empty())
    return true;
  return llvm::any_of(Handles, [&](const std::string &Key) {
    return Other.Handles.contains(Key);
  });
}

ResourceUse DriverFacts::use(const Site &At, const catalogue::Resource &Of,
                             IdentityKind Identity,
                             const catalogue::AccessPath *Path) const {
  ResourceUse Use{At, &Of, Identity == IdentityKind::Any, {}};
  // What a key names (a text, a number) may be spelled in many ways.
  if (Path && Identity != IdentityKind::Key && Identity != IdentityKind::Any)
    Use.Handles = handles(At, *Path);
  return Use;
}

Keys DriverFacts::handles(const Site &At,
                          const catalogue::AccessPath &Path) const {
  Keys Result;
  const ir::Call &Call = At.call();
  if (!Path.Fields.empty())
    Result.insert(Path.Fields.back());
  if (Path.Result) {
    if (Call.Result)
      addTargets(*Call.Result, *At.In, 0, Result);
  } else if (Path.Argument < Call.Arguments.size()) {
    const ir::Value &V = Call.Arguments[Path.Argument];
    addSources(V, *At.In, 0, Result);
    if (V.K == ir::Value::Kind::Address && Path.Derefs != 0)
      addTargets(*V.Where, *At.In, 0, Result);
  }
  return Result;
}

Keys DriverFacts::memoryOf(const Site &At, unsigned Index) const {
  Keys Result;
  const ir::Call &Call = At.call();
  if (Index >= Call.Arguments.size() ||
      Call.Arguments[Index].K != ir::Value::Kind::Address)
    return Result;
  ir::Place Pointer = *Call.Arguments[Index].Where;
  while (!Pointer.Path.empty() &&
         Pointer.Path.back().K != ir::Projection::Kind::Deref)
    Pointer.Path.pop_back();
  if (Pointer.Path.empty())
    return Result;
  Pointer.Path.pop_back();
  addSources(Pointer, *At.In, 0, Result);
  return Result;
}

void DriverFacts::addSources(const ir::Value &V, const ir::Function &In,
                             unsigned Depth, Keys &Into) const {
  if (V.Where)
    addSources(*V.Where, In, Depth, Into);
  for (const ir::Value &Operand : V.Operands)
    addSources(Operand, In, Depth, Into);
}

/// The innermost member that \p Of names.
static std::optional<ir::Symbol> member(const ir::Place &Of) {
  for (const ir::Projection &Step : llvm::reverse(Of.Path))
    if (Step.K == ir::Projection::Kind::Field)
      return Step.Name;
  return std::nullopt;
}

void DriverFacts::addSources(const ir::Place &Of, const ir::Function &In,
                             unsigned Depth, Keys &Into) const {
  if (std::optional<ir::Symbol> Name = member(Of)) {
    Into.insert(P.symbols().name(*Name).str());
    return;
  }
  if (Of.R == ir::Place::Root::Global)
    Into.insert(ir::displayName(P.symbols().name(Of.Name)).str());
  if (Of.R == ir::Place::Root::Local)
    Into.insert(name(In) + "::" + P.symbols().name(Of.Name).str());
  if (Depth == MaxDepth)
    return;
  if (Of.R == ir::Place::Root::Parameter) {
    for (const auto &[At, Name] : calls())
      if (llvm::is_contained(callees(At.call()), &In) &&
          Of.Parameter < At.call().Arguments.size())
        addSources(At.call().Arguments[Of.Parameter], *At.In, Depth + 1, Into);
    return;
  }
  for (const ir::Block &B : In.Blocks)
    for (const ir::Step &S : B.Steps)
      if (const auto *Put = std::get_if<ir::Store>(&S))
        if (Put->Target.R == Of.R && Put->Target.Name == Of.Name &&
            Put->Target.Path.empty() && Put->Source.Where != Of)
          addSources(Put->Source, In, Depth + 1, Into);
}

void DriverFacts::addTargets(const ir::Place &Of, const ir::Function &In,
                             unsigned Depth, Keys &Into) const {
  addSources(Of, In, MaxDepth, Into);
  if (Depth == MaxDepth)
    return;
  auto Holds = [&](const std::optional<ir::Value> &V) {
    return V && V->K == ir::Value::Kind::Load && V->Where == Of;
  };
  for (const ir::Block &B : In.Blocks) {
    for (const ir::Step &S : B.Steps)
      if (const auto *Put = std::get_if<ir::Store>(&S))
        if (Holds(Put->Source))
          addTargets(Put->Target, In, Depth + 1, Into);
    const auto *Return = std::get_if<ir::Return>(&B.Term);
    if (!Return || !Holds(Return->Result))
      continue;
    for (const auto &[At, Name] : calls())
      if (llvm::is_contained(callees(At.call()), &In) && At.call().Result)
        addTargets(*At.call().Result, *At.In, Depth + 1, Into);
  }
}

} // namespace ndistidy::mutate
