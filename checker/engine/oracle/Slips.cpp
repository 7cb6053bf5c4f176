//===- Slips.cpp - What authors do wrong ----------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/Generator.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"

namespace ndistidy::engine::oracle {
namespace {

using Kind = Statement::Kind;

/// A statement, by the sequence that it stands in.
struct Spot {
  Sequence *In;
  size_t At;
  Statement &statement() const { return (*In)[At]; }
};

void collect(Sequence &Ss, std::vector<Spot> &Into) {
  for (size_t I = 0; I != Ss.size(); ++I) {
    Into.push_back({&Ss, I});
    collect(Ss[I].Then, Into);
    collect(Ss[I].Else, Into);
  }
}

bool givesBack(const Spot &P) {
  static constexpr llvm::StringLiteral Words[] = {"Give", "Free", "Close",
                                                  "Cleanup", "Teardown"};
  llvm::StringRef Text = P.statement().Text;
  return P.statement().K == Kind::Step &&
         llvm::any_of(
             Words, [&](llvm::StringRef Word) { return Text.contains(Word); });
}

void insert(const Spot &At, const Sequence &New) {
  At.In->insert(At.In->begin() + static_cast<long>(At.At), New.begin(),
                New.end());
}

void erase(const Spot &At) {
  At.In->erase(At.In->begin() + static_cast<long>(At.At));
}

/// \p S under a condition on what has nothing to do with it.
Sequence byChance(Statement S) {
  return {step("%x = call Coin()"), when({"%x", "==", "0"}, {std::move(S)})};
}

void changeBranch(const Spot &At, Dice &D) {
  Statement &S = At.statement();
  switch (D.below(3)) {
  case 0:
    S.Cond = negate(S.Cond);
    return;
  case 1:
    std::swap(S.Then, S.Else);
    return;
  default: {
    Sequence Kept = D.chance(50) ? S.Then : S.Else;
    erase(At);
    insert(At, Kept);
  }
  }
}

void retarget(const Spot &At, const std::vector<Spot> &Spots, Dice &D) {
  std::vector<std::string> Labels;
  for (const Spot &P : Spots)
    if (P.statement().K == Kind::Label)
      Labels.push_back(P.statement().Text);
  if (!Labels.empty())
    At.statement().Text = Labels[D.below(Labels.size())];
}

void move(const Spot &From, Dice &D) {
  Statement S = From.statement();
  erase(From);
  insert({From.In, D.below(From.In->size() + 1)}, {S});
}

/// A use of what \p At releases, behind it.
void useAfter(const Spot &At) {
  llvm::StringRef Text = At.statement().Text;
  std::string Handle = Text.split('(').second.drop_back().str();
  bool Memory = Text.starts_with("call FreeMem");
  std::string Use =
      Memory ? Handle + "*.count = 1" : "call Use(" + Handle + ")";
  insert({At.In, At.At + 1}, {step(Use)});
}

Sequence earlyReturn(Dice &D) {
  static constexpr const char *Values[] = {"0", "-1073741823", "%s"};
  return byChance(giveBack(Values[D.below(3)]));
}

void slipAt(const Spot &At, const std::vector<Spot> &Spots, Dice &D) {
  Statement Copy = At.statement();
  if (Copy.K == Kind::Label)
    return insert(At, earlyReturn(D));
  if (Copy.K == Kind::If && D.chance(40))
    return changeBranch(At, D);
  if (Copy.K == Kind::Goto && D.chance(70))
    return retarget(At, Spots, D);
  bool NamesHandle = llvm::StringRef(Copy.Text).starts_with("call Give") ||
                     llvm::StringRef(Copy.Text).starts_with("call FreeMem");
  if (NamesHandle && D.chance(15))
    return useAfter(At);
  switch (D.below(6)) {
  case 0:
    return erase(At);
  case 1:
    return insert(At, {Copy});
  case 2:
    erase(At);
    return insert(At, byChance(Copy));
  case 3:
    return insert(At, earlyReturn(D));
  case 4:
    return move(At, D);
  default: {
    const Statement &Other = Spots[D.below(Spots.size())].statement();
    if (Other.K == Kind::Step)
      insert(At, {Statement(Other)});
  }
  }
}

} // namespace

void slip(Sketch &S, Dice &D) {
  std::vector<Spot> Spots;
  collect(S.Routines[D.below(S.Routines.size())].Body, Spots);
  if (Spots.empty()) // An earlier slip was thorough.
    return;
  std::vector<Spot> Releases;
  llvm::copy_if(Spots, std::back_inserter(Releases), givesBack);
  const auto &From = !Releases.empty() && D.chance(50) ? Releases : Spots;
  slipAt(From[D.below(From.size())], Spots, D);
}

} // namespace ndistidy::engine::oracle
