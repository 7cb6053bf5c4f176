//===- FixIts.cpp - What to write instead ---------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/FixIts.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

namespace ndistidy::engine {

/// Calls \p Visit with each place that a call in \p F is given, or the address
/// of.
static void forEachPlace(const ir::Function &F,
                         llvm::function_ref<void(const ir::Place &)> Visit) {
  for (const ir::Block &B : F.Blocks)
    for (const ir::Step &Step : B.Steps)
      if (const auto *Call = std::get_if<ir::Call>(&Step))
        for (const ir::Value &V : Call->Arguments)
          if (V.K == ir::Value::Kind::Load || V.K == ir::Value::Kind::Address)
            Visit(*V.Where);
}

/// A temporary, or one of several variables of one name.
static bool isUnspeakable(const ir::Place &P, const ir::SymbolTable &Names) {
  llvm::StringRef Name = Names.name(P.Name);
  return P.R == ir::Place::Root::Local &&
         (Name.contains('#') ||
          (Name.consume_front("t") && !Name.empty() &&
           llvm::all_of(Name, [](char C) { return C >= '0' && C <= '9'; })));
}

static bool holds(Machine &M, State S, const ir::Place &P, const Point &At,
                  llvm::function_ref<bool(ResourceId)> Wanted) {
  // To ask is no use of what was released; nor would a fix be.
  M.Asking = true;
  RegionId Here = M.locate(S, P, At);
  M.touch(S, Here, At);
  M.Asking = false;
  if (Here == M.Mem.invalid() || S.Lost)
    return false;
  std::optional<ResourceId> Id = M.instanceOf(M.simplify(S, M.load(S, Here)));
  return Id && Wanted(*Id) && M.is(S, *Id, Holding::Status::Held);
}

/// The one element of \p Texts, or nothing.
static std::string only(const std::set<std::string> &Texts) {
  return Texts.size() == 1 ? *Texts.begin() : "";
}

std::vector<FixIt> writeHandle(Machine &M, const State &S,
                               const catalogue::Resource &Wanted,
                               ir::Range Argument, const Point &At) {
  if (!Argument.valid())
    return {};
  const ir::SymbolTable &Names = M.Prog.symbols();
  std::set<std::string> Texts;
  forEachPlace(*At.In, [&](const ir::Place &P) {
    if (!isUnspeakable(P, Names) && holds(M, S, P, At, [&](ResourceId Id) {
          return M.Resources[Id].Of == &Wanted;
        }))
      Texts.insert(ir::spell(P, *At.In, Names));
  });
  std::string Text = only(Texts);
  if (Text.empty())
    return {};
  return {{Argument, Text}};
}

/// The argument as it stands in the source, if that is what the IR has of it: a
/// cast, which the IR does not have, takes more room.
static std::string written(const ir::Value &V, const ir::Range &Where,
                           const ir::Function &In,
                           const ir::SymbolTable &Names) {
  std::string Text = spell(V, In, Names);
  bool Fits = Where.valid() && Where.Begin.Line == Where.End.Line &&
              Where.End.Column - Where.Begin.Column == Text.size();
  return Fits ? Text : "";
}

/// \p C as it stands in the source, or nothing.
static std::string written(const ir::Call &C, const ir::Function &In,
                           const ir::SymbolTable &Names) {
  if (C.Callee.K != ir::Value::Kind::Function ||
      C.ArgumentRanges.size() != C.Arguments.size())
    return "";
  std::string Text = ir::displayName(Names.name(C.Callee.Name)).str() + "(";
  for (size_t N = 0; N != C.Arguments.size(); ++N) {
    std::string Argument =
        written(C.Arguments[N], C.ArgumentRanges[N], In, Names);
    if (Argument.empty())
      return "";
    Text += (N == 0 ? "" : ", ") + Argument;
  }
  return Text + ");";
}

/// "Status == 0", if that is how the success of \p C shows, which takes one of
/// \p Wanted; nothing if it takes none, or shows otherwise.
static std::string successOf(Machine &M, llvm::ArrayRef<std::string> Wanted,
                             const ir::Call &C, const ir::Function &In) {
  const CallRules *Rules = C.Callee.K == ir::Value::Kind::Function
                               ? M.Rows.of(C.Callee.Name)
                               : nullptr;
  if (!Rules || !C.Result || isUnspeakable(*C.Result, M.Prog.symbols()))
    return "";
  for (const BoundAcquire &A : Rules->Acquires)
    if (llvm::is_contained(Wanted, A.Of->Id) && A.Success &&
        A.Success->Path.Result && !A.Success->Path.isPlace() &&
        A.Success->Op == ir::Condition::Operator::EQ)
      return ir::spell(*C.Result, In, M.Prog.symbols()) +
             " == " + std::to_string(A.Success->Constant);
  return "";
}

/// Whether \p S may write to \p P: it is mentioned as what is written to, or
/// its address is.
static bool mayWrite(const ir::Step &S, const ir::Place &P) {
  if (const auto *Store = std::get_if<ir::Store>(&S))
    return Store->Target == P || !Store->Target.Path.empty();
  const auto &Call = std::get<ir::Call>(S);
  return Call.Result == P ||
         llvm::any_of(Call.Arguments, [&](const ir::Value &V) {
           return V.K == ir::Value::Kind::Address && V.Where == P;
         });
}

/// A block that has the call in question, and the acquisition that it demands.
namespace {
struct Order {
  size_t Early = 0;
  size_t Taken = 0;
  std::string Success; ///< of the acquisition
};
} // namespace

/// The order in \p B of \p Early and the only acquisition there of one of \p
/// Wanted; nothing if it has not both, or several acquisitions.
static std::optional<Order> orderIn(const ir::Block &B, Machine &M,
                                    llvm::ArrayRef<std::string> Wanted,
                                    const ir::Call &Early,
                                    const ir::Function &In) {
  Order Found;
  bool HasEarly = false;
  for (auto [N, Step] : llvm::enumerate(B.Steps)) {
    const auto *Call = std::get_if<ir::Call>(&Step);
    if (Call == &Early) {
      HasEarly = true;
      Found.Early = N;
    } else if (Call) {
      std::string Text = successOf(M, Wanted, *Call, In);
      if (Text.empty())
        continue;
      if (!Found.Success.empty())
        return std::nullopt;
      Found.Taken = N;
      Found.Success = Text;
    }
  }
  if (!HasEarly || Found.Success.empty())
    return std::nullopt;
  return Found;
}

std::vector<FixIt> writeCondition(Machine &M,
                                  llvm::ArrayRef<std::string> Wanted,
                                  const ir::Call &Early, const Point &At) {
  std::optional<Order> O;
  const ir::Block *B = At.In->Blocks.data();
  for (; B != At.In->Blocks.data() + At.In->Blocks.size(); ++B) {
    O = orderIn(*B, M, Wanted, Early, *At.In);
    if (O)
      break;
  }
  if (!O)
    return {};
  const auto &Taken = std::get<ir::Call>(B->Steps[O->Taken]);
  const ir::Range &Here = Early.Statement, &There = Taken.Statement;
  if (!Here.valid() || !There.valid() || Here.Begin.File != There.Begin.File)
    return {};
  std::string Indent(Here.Begin.Column - 1, ' ');
  std::string If = "if (" + O->Success + ")\n" + Indent + "    ";
  if (O->Taken < O->Early) {
    for (size_t N = O->Taken + 1; N != O->Early; ++N)
      if (mayWrite(B->Steps[N], *Taken.Result))
        return {};
    return {{{Here.Begin, Here.Begin}, If}};
  }
  std::string Text = written(Early, *At.In, M.Prog.symbols());
  if (Text.empty())
    return {};
  return {{Here, ""}, {{There.End, There.End}, "\n" + Indent + If + Text}};
}

/// Whether \p G is declared above \p L, in the same file.
static bool isAbove(const ir::Global *G, ir::Location L) {
  return G && G->Loc.valid() && G->Loc.File == L.File && G->Loc.Line < L.Line;
}

/// A global of \p End's file that has the handle of \p Id, as C spells it
/// there.
static std::string handleIn(Machine &M, const State &S, ResourceId Id,
                            const ir::Function &End) {
  const Point Nowhere{&End, 0, {}, 0};
  std::set<std::string> Texts;
  for (const ir::Function &F : M.Prog.module().Functions)
    if (F.Loc.File == End.Loc.File)
      forEachPlace(F, [&](const ir::Place &P) {
        if (P.R == ir::Place::Root::Global &&
            isAbove(M.Prog.global(P.Name), End.Loc) &&
            holds(M, S, P, Nowhere, [&](ResourceId R) { return R == Id; }))
          Texts.insert(ir::spell(P, F, M.Prog.symbols()));
      });
  return only(Texts);
}

/// Whether there is one way through \p F.
static bool isStraight(const ir::Function &F) {
  std::set<ir::BlockId> Seen;
  for (ir::BlockId B = 0; Seen.insert(B).second;) {
    const ir::Terminator &T = F.Blocks[B].Term;
    if (const auto *Goto = std::get_if<ir::Goto>(&T))
      B = Goto->Target;
    else
      return std::holds_alternative<ir::Return>(T);
  }
  return false;
}

std::vector<FixIt> writeRelease(Machine &M, const State &S, ResourceId Id,
                                const ir::Function &End, ir::Location Exit) {
  if (!Exit.valid() || Exit.File != End.Loc.File || !isStraight(End))
    return {};
  const catalogue::Resource &Of = *M.Resources[Id].Of;
  auto Row = llvm::find_if(Of.Releases,
                           [](const catalogue::Release &R) { return R.Alone; });
  std::string Handle = handleIn(M, S, Id, End);
  if (Row == Of.Releases.end() || Handle.empty())
    return {};
  std::string Text = Row->Call + "(" + Handle + ");";
  // A routine on one line stays so; else the call gets a line of its own.
  if (Exit.Line == End.Loc.Line)
    Text += " ";
  else if (Exit.Column == 1)
    Text = "    " + Text + "\n";
  else
    Text += "\n" + std::string(Exit.Column - 1, ' ');
  return {{{Exit, Exit}, Text}};
}

} // namespace ndistidy::engine
