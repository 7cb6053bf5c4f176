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

/// A value of which it is known where it comes from.
struct Known {
  enum class Origin : uint8_t {
    Kept,    ///< it lies at Where
    Context, ///< it is the context itself
    Others,  ///< others than the driver decide what it is
    Request, ///< ... and what it points to
  };
  Origin From = Origin::Kept;
  KeptIn Where;
  bool is(Origin O) const { return From == O; }
};
using Origin = Known::Origin;

class Walker {
public:
  Walker(const ir::Program &Of, std::vector<KeptIn> &Uses,
         llvm::function_ref<bool(ir::Symbol)> Evidence)
      : P(Of), Found(Uses), IsEvidence(Evidence) {}

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
  bool isForOthers(const Frame &In, const ir::Value &V);
  bool isFree(const ir::Call &C, const Arguments &Given);
  void step(Frame &In, const ir::Store &S);
  void step(Frame &In, const ir::Call &C, unsigned Depth);
  void use(const Known &K) {
    if (K.is(Origin::Kept) && !llvm::is_contained(Found, K.Where))
      Found.push_back(K.Where);
  }
  static void assign(Frame &In, const ir::Place &To, std::optional<Known> K);

  const ir::Program &P;
  std::vector<KeptIn> &Found;
  llvm::function_ref<bool(ir::Symbol)> IsEvidence;
  /// Blocks that may still be looked at.
  unsigned Left = 2000;
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
    Base = Known{Origin::Kept, {Where.Name, {}}};
    for (; Step != Where.Path.end() && Step->K == ir::Projection::Kind::Field;
         ++Step)
      Base->Where.Members.push_back(Step->Name);
    break;
  }
  if (Step == Where.Path.end() || !Base || Base->is(Origin::Request))
    return Base;
  if (Step->K != ir::Projection::Kind::Deref)
    return std::nullopt;
  if (!Base->is(Origin::Context)) {
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
    if (IsOffset && Operands[0])
      return Operands[0];
    return isForOthers(In, V) ? std::optional(Known{Origin::Others, {}})
                              : std::nullopt;
  }
  case ir::Value::Kind::Integer:
    return Known{Origin::Others, {}};
  default:
    return std::nullopt;
  }
}

/// Whether nothing that the driver keeps has a part in \p V. The context is the
/// same whatever the driver does.
bool Walker::isForOthers(const Frame &In, const ir::Value &V) {
  switch (V.K) {
  case ir::Value::Kind::Integer:
    return true;
  case ir::Value::Kind::Load: {
    std::optional<Known> K = at(In, *V.Where);
    return K && !K->is(Origin::Kept);
  }
  case ir::Value::Kind::Binary:
  case ir::Value::Kind::Opaque:
    return llvm::all_of(V.Operands, [&](const ir::Value &Operand) {
      return isForOthers(In, Operand);
    });
  default:
    return false;
  }
}

/// Whether what \p C says is for others to decide: it is a call of the OS, and
/// does not see what the driver keeps in its variables. A handle is no such
/// thing.
bool Walker::isFree(const ir::Call &C, const Arguments &Given) {
  if (C.Callee.K != ir::Value::Kind::Function || P.function(C.Callee.Name))
    return false;
  const ir::Declaration *Declared = P.declaration(C.Callee.Name);
  if (!Declared || !Declared->System || !IsEvidence(C.Callee.Name))
    return false;
  for (size_t I = 0; I != C.Arguments.size(); ++I) {
    const ir::Value &V = C.Arguments[I];
    bool OfVariable = V.K == ir::Value::Kind::Address &&
                      V.Where->R == ir::Place::Root::Local &&
                      V.Where->Path.empty();
    if (!OfVariable && (!Given[I] || Given[I]->is(Origin::Context)))
      return false;
  }
  return true;
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
  constexpr unsigned MaxBodies = 4;
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
  std::optional<Known> Result;
  if (isFree(C, Given)) {
    bool Asked = llvm::any_of(Given, [](const std::optional<Known> &K) {
      return K && K->is(Origin::Request);
    });
    Result = Known{Asked ? Origin::Request : Origin::Others, {}};
    for (const ir::Value &V : C.Arguments)
      if (V.K == ir::Value::Kind::Address)
        In.Locals[static_cast<uint32_t>(V.Where->Name)] = {Origin::Others, {}};
  }
  if (Body && Body->Incomplete.empty() && Depth < MaxBodies)
    walk(*Body, std::move(Given), Depth + 1);
  if (C.Result)
    assign(In, *C.Result, Result);
}

void Walker::walk(const ir::Function &F, Arguments Given, unsigned Depth) {
  llvm::SmallDenseSet<ir::BlockId, 8> Seen;
  std::vector<std::pair<ir::BlockId, Frame>> Work;
  auto Go = [&](ir::BlockId To, const Frame &In) {
    if (To < F.Blocks.size() && Left != 0 && Seen.insert(To).second) {
      --Left;
      Work.emplace_back(To, In);
    }
  };
  Frame Entry;
  Entry.Given = std::move(Given);
  Go(0, Entry);
  while (!Work.empty()) {
    auto [B, In] = std::move(Work.back());
    Work.pop_back();
    for (const ir::Step &S : F.Blocks[B].Steps) {
      if (const auto *Store = std::get_if<ir::Store>(&S))
        step(In, *Store);
      else
        step(In, std::get<ir::Call>(S), Depth);
    }
    const ir::Terminator &Term = F.Blocks[B].Term;
    if (const auto *Next = std::get_if<ir::Goto>(&Term)) {
      Go(Next->Target, In);
    } else if (const auto *Fork = std::get_if<ir::Branch>(&Term)) {
      value(In, Fork->Cond.Left);
      value(In, Fork->Cond.Right);
      if (!isForOthers(In, Fork->Cond.Left) ||
          !isForOthers(In, Fork->Cond.Right))
        continue;
      Go(Fork->False, In);
      Go(Fork->True, In);
    } else if (const auto *Table = std::get_if<ir::Switch>(&Term)) {
      value(In, Table->On);
      if (!isForOthers(In, Table->On))
        continue;
      for (const ir::Switch::Case &Case : Table->Cases)
        Go(Case.Target, In);
      Go(Table->Default, In);
    }
  }
}

std::vector<KeptIn> firstUses(const ir::Program &P, const ir::Function &F,
                              std::optional<unsigned> Context,
                              std::optional<unsigned> Request,
                              llvm::function_ref<bool(ir::Symbol)> IsEvidence) {
  std::vector<KeptIn> Found;
  Walker::Arguments Given(F.Parameters.size(), Known{Origin::Others, {}});
  if (Context && *Context < Given.size())
    Given[*Context] = Known{Origin::Context, {}};
  if (Request && *Request < Given.size())
    Given[*Request] = Known{Origin::Request, {}};
  Walker(P, Found, IsEvidence).walk(F, std::move(Given), 0);
  return Found;
}

} // namespace ndistidy::engine
