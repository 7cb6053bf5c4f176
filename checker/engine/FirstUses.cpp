//===- FirstUses.cpp - What a routine uses whenever it is called ----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/FirstUses.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine {

namespace {

/// A value of which it is known where it comes from: the context itself, or
/// what is kept somewhere.
struct Known {
  bool IsContext = false;
  KeptIn Where;
};

class Walker {
public:
  Walker(const ir::Program &Of, std::vector<KeptIn> &Uses)
      : P(Of), Found(Uses) {}

  using Arguments = llvm::SmallVector<std::optional<Known>, 4>;
  void walk(const ir::Function &F, Arguments Given, unsigned Depth);

private:
  using Variables = llvm::DenseMap<uint32_t, Known>;
  struct Frame {
    Arguments Given;
    Variables Locals;
  };

  std::optional<Known> value(const Frame &In, const ir::Value &V);
  std::optional<Known> at(const Frame &In, const ir::Place &Where,
                          bool Touched = true);
  void step(Frame &In, const ir::Store &S);
  void step(Frame &In, const ir::Call &C, unsigned Depth);
  void use(const Known &K) {
    if (!K.IsContext && !llvm::is_contained(Found, K.Where))
      Found.push_back(K.Where);
  }
  static void assign(Frame &In, const ir::Place &To, std::optional<Known> K);

  const ir::Program &P;
  std::vector<KeptIn> &Found;
};

} // namespace

/// What lies at \p Where, for places that are followed; what is read on the
/// way there is used, and if \p Touched the memory where it lies.
std::optional<Known> Walker::at(const Frame &In, const ir::Place &Where,
                                bool Touched) {
  std::optional<Known> Base;
  auto Step = Where.Path.begin();
  switch (Where.R) {
  case ir::Place::Root::Local: {
    auto It = In.Locals.find(static_cast<uint32_t>(Where.Name));
    if (It != In.Locals.end())
      Base = It->second;
    break;
  }
  case ir::Place::Root::Parameter:
    if (Where.Parameter < In.Given.size())
      Base = In.Given[Where.Parameter];
    break;
  case ir::Place::Root::Global:
    Base = Known{false, {Where.Name, {}}};
    for (; Step != Where.Path.end() && Step->K == ir::Projection::Kind::Field;
         ++Step)
      Base->Where.Members.push_back(Step->Name);
    break;
  }
  if (Step == Where.Path.end() || !Base)
    return Base;
  if (Step->K != ir::Projection::Kind::Deref)
    return std::nullopt;
  if (!Base->IsContext) {
    use(*Base);
    return std::nullopt;
  }
  Known Inside;
  if (Touched)
    use(Inside);
  for (++Step; Step != Where.Path.end(); ++Step) {
    if (Step->K == ir::Projection::Kind::Deref &&
        !Inside.Where.Members.empty()) {
      use({});
      use(Inside);
      return std::nullopt;
    }
    if (Step->K != ir::Projection::Kind::Field)
      return std::nullopt;
    Inside.Where.Members.push_back(Step->Name);
  }
  return Inside;
}

std::optional<Known> Walker::value(const Frame &In, const ir::Value &V) {
  switch (V.K) {
  case ir::Value::Kind::Load:
    return at(In, *V.Where);
  case ir::Value::Kind::Address:
    at(In, *V.Where, /*Touched=*/false);
    return std::nullopt;
  case ir::Value::Kind::Binary:
  case ir::Value::Kind::Opaque: {
    llvm::SmallVector<std::optional<Known>, 2> Operands;
    for (const ir::Value &Operand : V.Operands)
      Operands.push_back(value(In, Operand));
    bool IsOffset = V.K == ir::Value::Kind::Binary &&
                    V.Op == ir::Value::Operator::Add &&
                    V.Operands[1].K == ir::Value::Kind::Integer;
    return IsOffset ? Operands[0] : std::nullopt;
  }
  default:
    return std::nullopt;
  }
}

void Walker::assign(Frame &In, const ir::Place &To, std::optional<Known> K) {
  if (To.R != ir::Place::Root::Local)
    return;
  auto Name = static_cast<uint32_t>(To.Name);
  if (K && To.Path.empty())
    In.Locals[Name] = *K;
  else
    In.Locals.erase(Name);
}

void Walker::step(Frame &In, const ir::Store &S) {
  std::optional<Known> K = value(In, S.Source);
  at(In, S.Target);
  assign(In, S.Target, K);
}

/// Whoever gets a handle or an address uses it; a routine of the driver does
/// with it what it does.
void Walker::step(Frame &In, const ir::Call &C, unsigned Depth) {
  constexpr unsigned MaxDepth = 4;
  const ir::Function *Body = C.Callee.K == ir::Value::Kind::Function
                                 ? P.function(C.Callee.Name)
                                 : nullptr;
  Arguments Given;
  for (const ir::Value &V : C.Arguments) {
    Given.push_back(value(In, V));
    if (!Body && C.Callee.K == ir::Value::Kind::Function) {
      if (Given.back())
        use(*Given.back());
      else if (V.K == ir::Value::Kind::Address)
        at(In, *V.Where);
    }
    if (V.K == ir::Value::Kind::Address && V.Where->R == ir::Place::Root::Local)
      In.Locals.erase(static_cast<uint32_t>(V.Where->Name));
  }
  if (Body && Body->Incomplete.empty() && Depth < MaxDepth)
    walk(*Body, std::move(Given), Depth + 1);
  if (C.Result)
    assign(In, *C.Result, std::nullopt);
}

void Walker::walk(const ir::Function &F, Arguments Given, unsigned Depth) {
  Frame In;
  In.Given = std::move(Given);
  llvm::SmallDenseSet<ir::BlockId, 8> Seen;
  for (ir::BlockId B = 0; B < F.Blocks.size() && Seen.insert(B).second;) {
    for (const ir::Step &S : F.Blocks[B].Steps) {
      if (const auto *Store = std::get_if<ir::Store>(&S))
        step(In, *Store);
      else
        step(In, std::get<ir::Call>(S), Depth);
    }
    const ir::Terminator &Term = F.Blocks[B].Term;
    if (const auto *Fork = std::get_if<ir::Branch>(&Term)) {
      value(In, Fork->Cond.Left);
      value(In, Fork->Cond.Right);
    }
    const auto *Next = std::get_if<ir::Goto>(&Term);
    if (!Next)
      return;
    B = Next->Target;
  }
}

std::vector<KeptIn> firstUses(const ir::Program &P, const ir::Function &F,
                              std::optional<unsigned> Context) {
  std::vector<KeptIn> Found;
  Walker::Arguments Given(F.Parameters.size());
  if (Context && *Context < Given.size())
    Given[*Context] = Known{true, {}};
  Walker(P, Found).walk(F, std::move(Given), 0);
  return Found;
}

} // namespace ndistidy::engine
