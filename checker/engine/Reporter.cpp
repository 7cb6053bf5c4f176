//===- Reporter.cpp - From what the machine sees to findings --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/Reporter.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <algorithm>

namespace ndistidy::engine {

using Operator = ir::Condition::Operator;

/// Decisions that a finding shows.
static constexpr size_t MaxNotes = 24;

static const char *spell(ir::Value::Operator Op) {
  switch (Op) {
  case ir::Value::Operator::Add:
    return " + ";
  case ir::Value::Operator::Sub:
    return " - ";
  case ir::Value::Operator::And:
    return " & ";
  case ir::Value::Operator::Or:
    return " | ";
  case ir::Value::Operator::Xor:
    return " ^ ";
  case ir::Value::Operator::Shl:
    return " << ";
  case ir::Value::Operator::Shr:
    return " >> ";
  }
  return "";
}

static const char *spell(ir::Condition::Operator Op) {
  switch (Op) {
  case Operator::EQ:
    return " == ";
  case Operator::NE:
    return " != ";
  case Operator::LT:
  case Operator::ULT:
    return " < ";
  case Operator::LE:
  case Operator::ULE:
    return " <= ";
  case Operator::GT:
  case Operator::UGT:
    return " > ";
  case Operator::GE:
  case Operator::UGE:
    return " >= ";
  }
  return "";
}

bool isTemporary(const ir::Place &P, const ir::SymbolTable &Names) {
  if (P.R != ir::Place::Root::Local)
    return false;
  llvm::StringRef Name = Names.name(P.Name);
  return Name.consume_front("t") && !Name.empty() &&
         llvm::all_of(Name, [](char C) { return C >= '0' && C <= '9'; });
}

/// "f(...)", if that is what \p Temporary of \p In holds.
static std::string spellCall(const ir::Place &Temporary, const ir::Function &In,
                             const ir::SymbolTable &Names) {
  for (const ir::Block &B : In.Blocks)
    for (const ir::Step &S : B.Steps) {
      const auto *Call = std::get_if<ir::Call>(&S);
      if (Call && Call->Result == Temporary &&
          Call->Callee.K == ir::Value::Kind::Function)
        return ir::displayName(Names.name(Call->Callee.Name)).str() +
               (Call->Arguments.empty() ? "()" : "(...)");
    }
  return "";
}

std::string spell(const ir::Value &V, const ir::Function &In,
                  const ir::SymbolTable &Names) {
  switch (V.K) {
  case ir::Value::Kind::Integer:
    return std::to_string(V.Integer);
  case ir::Value::Kind::String:
    return "\"" + Names.name(V.Name).str() + "\"";
  case ir::Value::Kind::Function:
    return ir::displayName(Names.name(V.Name)).str();
  case ir::Value::Kind::Load:
  case ir::Value::Kind::Address: {
    if (isTemporary(*V.Where, Names))
      return spellCall(*V.Where, In, Names);
    std::string Place = ir::spell(*V.Where, In, Names);
    return V.K == ir::Value::Kind::Load ? Place : "&" + Place;
  }
  case ir::Value::Kind::Binary: {
    std::string L = spell(V.Operands[0], In, Names);
    std::string R = spell(V.Operands[1], In, Names);
    return L.empty() || R.empty() ? "" : L + spell(V.Op) + R;
  }
  case ir::Value::Kind::Unknown:
  case ir::Value::Kind::Opaque:
    break;
  }
  return "";
}

std::string spell(const ir::Condition &C, const ir::Function &In,
                  const ir::SymbolTable &Names) {
  std::string L = spell(C.Left, In, Names), R = spell(C.Right, In, Names);
  return L.empty() || R.empty() ? "" : L + spell(C.Op) + R;
}

Reporter::Reporter(const ir::Program &Prog,
                   const std::vector<std::string> &Wanted)
    : P(Prog) {
  for (const std::string &Id : Wanted)
    Checks.insert(Id);
}

bool Reporter::wants(llvm::StringRef Check) const {
  return !Check.empty() && (Checks.empty() || Checks.contains(Check)) &&
         (Heard.empty() || Heard.contains(Check));
}

std::string Reporter::nameOf(const ir::Function &F) const {
  return ir::displayName(P.symbols().name(F.Name)).str();
}

bool Reporter::before(ir::Location A, ir::Location B) const {
  auto Rank = [&](ir::Location L) {
    return std::tuple(L.File < P.module().Files.size() ? P.file(L)
                                                       : llvm::StringRef(),
                      L.Line, L.Column);
  };
  return Rank(A) < Rank(B);
}

void Reporter::report(Report R) {
  if (!wants(R.Check))
    return;
  ++Told;
  Key Where{R.Check.str(), R.Of ? R.Of->Id : "", R.Site, nameOf(*R.In)};
  auto Old = Found.find(Where);
  if (Old != Found.end() && !before(R.Loc, Old->second.Loc))
    return;
  Finding New;
  New.Check = R.Check.str();
  New.Loc = R.Loc;
  New.Notes = notes(R);
  New.Function = nameOf(*R.In);
  New.Resource = R.Of ? R.Of->Id : "";
  New.Message = std::move(R.Message);
  New.Fixes = std::move(R.Fixes);
  Found.insert_or_assign(std::move(Where), std::move(New));
}

PathNote Reporter::note(const Trace &T) const {
  std::string Title = T.Of ? "the " + T.Of->Title : "";
  switch (T.K) {
  case Trace::Kind::Acquire:
    if (T.Of && T.Of->Lasts == catalogue::Lasting::UntilLock)
      return {PathNote::Kind::Acquire, T.Loc,
              Title + " may still be running behind this call"};
    return {PathNote::Kind::Acquire, T.Loc, Title + " is acquired here"};
  case Trace::Kind::Release:
    return {PathNote::Kind::Release, T.Loc, Title + " is released here"};
  case Trace::Kind::Fail:
    return {PathNote::Kind::Info, T.Loc,
            "assuming that the acquisition of " + Title + " fails"};
  case Trace::Kind::Enter:
    return {PathNote::Kind::Call, T.Loc, "calling '" + nameOf(*T.In) + "'"};
  case Trace::Kind::Leave:
    return {PathNote::Kind::Return, T.Loc,
            "returning from '" + nameOf(*T.In) + "'"};
  case Trace::Kind::Lock:
  case Trace::Kind::Raise:
    return {PathNote::Kind::Acquire, T.Loc, T.Text.str()};
  case Trace::Kind::Unlock:
  case Trace::Kind::Lower:
    return {PathNote::Kind::Release, T.Loc, T.Text.str()};
  case Trace::Kind::Branch: {
    std::string Text;
    if (const auto *B = std::get_if<ir::Branch>(T.Cond))
      Text = spell(B->Cond, *T.In, P.symbols());
    if (Text.empty())
      return {PathNote::Kind::Branch, T.Loc,
              std::string("taking the ") + (T.Taken ? "true" : "false") +
                  " branch",
              T.Taken};
    return {PathNote::Kind::Branch, T.Loc,
            "assuming '" + Text + "' is " + (T.Taken ? "true" : "false"),
            T.Taken};
  }
  }
  return {};
}

/// What raised the IRQL on \p Path and has not been undone: the last of it.
static const Trace *raising(const Trace *Path) {
  unsigned Undone = 0;
  for (const Trace *T = Path; T; T = T->Before) {
    if (T->K == Trace::Kind::Lower)
      ++Undone;
    else if (T->K == Trace::Kind::Raise && Undone-- == 0)
      return T;
  }
  return nullptr;
}

/// Whether \p T takes the lock that \p R is about, or is what \p Raised the
/// IRQL.
static bool holdsUp(const Trace &T, const Reporter::Report &R,
                    const Trace *Raised) {
  return &T == Raised ||
         (R.Lock && T.Resource == *R.Lock && T.K == Trace::Kind::Lock);
}

/// The returns from the routines that have taken the lock, or raised the IRQL,
/// and left it so.
static llvm::SmallPtrSet<const Trace *, 4> leftSo(const Reporter::Report &R,
                                                  const Trace *Raised) {
  llvm::SmallVector<const Trace *, 8> Returned;
  for (const Trace *T = R.Path; T; T = T->Before) {
    if (holdsUp(*T, R, Raised))
      return {Returned.begin(), Returned.end()};
    if (T->K == Trace::Kind::Leave)
      Returned.push_back(T);
    else if (T->K == Trace::Kind::Enter && !Returned.empty())
      Returned.pop_back();
  }
  return {};
}

/// From where the resource was taken on: what happened to it, which routines
/// are being called, and the decisions in them. What happens in a routine that
/// has returned is of interest if it touches the resource, or should have.
std::vector<PathNote> Reporter::notes(const Report &R) const {
  std::vector<const Trace *> Steps;
  const Trace *Raised = R.OfLevel ? raising(R.Path) : nullptr;
  const auto Left = leftSo(R, Raised);
  // Of each routine that has returned, innermost last: whether it is shown.
  llvm::SmallVector<bool, 8> Shown{true};
  for (const Trace *T = R.Path; T; T = T->Before) {
    bool Ours = R.Resource && T->Resource == *R.Resource &&
                (T->K == Trace::Kind::Acquire || T->K == Trace::Kind::Release ||
                 T->K == Trace::Kind::Fail);
    Ours |= holdsUp(*T, R, Raised) ||
            (R.Lock && T->Resource == *R.Lock && T->K == Trace::Kind::Unlock);
    if (T->K == Trace::Kind::Leave)
      Shown.push_back(Shown.back() &&
                      (Releasers.contains({T->In, R.Of}) || Left.contains(T)));
    bool Decides = T->K == Trace::Kind::Branch || T->K == Trace::Kind::Enter ||
                   T->K == Trace::Kind::Leave;
    // What was assumed to fail explains why the path went as it did.
    bool Assumes = T->K == Trace::Kind::Fail && R.Last;
    if (Ours || Assumes || (Decides && Shown.back()))
      Steps.push_back(T);
    if (T->K == Trace::Kind::Enter && Shown.size() > 1)
      Shown.pop_back();
    if (Ours && T->K != Trace::Kind::Release && T->K != Trace::Kind::Unlock)
      break;
  }
  std::vector<PathNote> Notes;
  for (const Trace *T : llvm::reverse(Steps))
    if (T->Loc.valid())
      Notes.push_back(note(*T));
  if (Notes.size() > MaxNotes)
    Notes.erase(Notes.begin() + 1, Notes.end() - (MaxNotes - 1));
  if (R.Last)
    Notes.push_back(*R.Last);
  return Notes;
}

void Reporter::giveUp(const ir::Function &F, llvm::StringRef Reason) {
  ++Told;
  GivenUp.try_emplace(&F, Reason.str());
}

bool Reporter::isWhole(const ir::Function &F) {
  if (!F.Incomplete.empty())
    giveUp(F, F.Incomplete);
  return F.Incomplete.empty();
}

std::vector<Finding> Reporter::takeFindings() {
  std::vector<Finding> Result;
  Result.reserve(Found.size());
  for (auto &[Where, F] : Found)
    Result.push_back(std::move(F));
  Found.clear();
  llvm::sort(Result, [&](const Finding &A, const Finding &B) {
    if (A.Loc != B.Loc)
      return before(A.Loc, B.Loc);
    return std::tie(A.Check, A.Resource, A.Message, A.Function) <
           std::tie(B.Check, B.Resource, B.Message, B.Function);
  });
  // One place has one mistake about a resource, whatever paths lead there.
  auto Same = [](const Finding &A, const Finding &B) {
    return A.Loc == B.Loc && A.Check == B.Check && A.Function == B.Function &&
           A.Resource == B.Resource &&
           (A.Message == B.Message || !A.Resource.empty());
  };
  Result.erase(std::unique(Result.begin(), Result.end(), Same), Result.end());
  return Result;
}

std::vector<Incomplete> Reporter::takeIncompletes() {
  std::vector<Incomplete> Result;
  Result.reserve(GivenUp.size());
  for (auto &[F, Reason] : GivenUp)
    Result.push_back({F->Loc, nameOf(*F), Reason});
  GivenUp.clear();
  llvm::sort(Result, [&](const Incomplete &A, const Incomplete &B) {
    if (A.Loc != B.Loc)
      return before(A.Loc, B.Loc);
    return A.Function < B.Function;
  });
  return Result;
}

} // namespace ndistidy::engine
