//===- LoweredText.cpp - What was lowered, fit to be compared -------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "frontend/Lowered.h"
#include "ir/Text.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include <optional>

namespace ndistidy::frontend {

/// Where one really gets to by going to \p B.
static ir::BlockId destination(const ir::Function &F, ir::BlockId B) {
  for (size_t Steps = 0; Steps != F.Blocks.size(); ++Steps) {
    const auto *G = std::get_if<ir::Goto>(&F.Blocks[B].Term);
    if (!G || !F.Blocks[B].Steps.empty())
      break;
    B = G->Target;
  }
  return B;
}

/// For each block the number of ways to it from blocks that are reached.
static std::vector<unsigned> waysTo(ir::Function &F) {
  std::vector<unsigned> Ways(F.Blocks.size());
  llvm::SmallVector<ir::BlockId, 16> Work{0};
  Ways[0] = 1;
  while (!Work.empty())
    ir::forEachTarget(F.Blocks[Work.pop_back_val()].Term, [&](ir::BlockId &T) {
      T = destination(F, T);
      if (++Ways[T] == 1)
        Work.push_back(T);
    });
  return Ways;
}

void tidyBlocks(ir::Function &F) {
  if (F.Blocks.empty())
    return;
  const std::vector<unsigned> Ways = waysTo(F);
  std::vector<std::optional<ir::BlockId>> NewNumber(F.Blocks.size());
  std::vector<ir::Block> Tidy;
  auto Number = [&](ir::BlockId Old) {
    if (!NewNumber[Old]) {
      NewNumber[Old] = static_cast<ir::BlockId>(Tidy.size());
      Tidy.push_back(std::move(F.Blocks[Old]));
    }
    return *NewNumber[Old];
  };
  Number(0);
  // They become more meanwhile.
  size_t Next = 0;
  while (Next != Tidy.size()) {
    size_t I = Next++;
    // What one block alone goes on to is a part of it.
    for (;;) {
      const auto *G = std::get_if<ir::Goto>(&Tidy[I].Term);
      if (!G || Ways[G->Target] != 1 || NewNumber[G->Target])
        break;
      ir::Block Rest = std::move(F.Blocks[G->Target]);
      llvm::append_range(Tidy[I].Steps, Rest.Steps);
      Tidy[I].Term = std::move(Rest.Term);
    }
    ir::Terminator Term = std::move(Tidy[I].Term);
    ir::forEachTarget(Term, [&](ir::BlockId &T) { T = Number(T); });
    Tidy[I].Term = std::move(Term);
  }
  F.Blocks = std::move(Tidy);
}

static void dropLocations(ir::Function &F) {
  F.Loc = {};
  for (ir::Block &B : F.Blocks) {
    for (ir::Step &S : B.Steps) {
      std::visit([](auto &Kind) { Kind.Loc = {}; }, S);
      if (auto *C = std::get_if<ir::Call>(&S)) {
        C->ArgumentRanges.clear();
        C->Statement = {};
      }
    }
    if (auto *Br = std::get_if<ir::Branch>(&B.Term))
      Br->Loc = {};
    else if (auto *Sw = std::get_if<ir::Switch>(&B.Term))
      Sw->Loc = {};
    else if (auto *R = std::get_if<ir::Return>(&B.Term))
      R->Loc = {};
  }
}

std::string textOf(const ir::Module &M) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  ir::print(M, OS);
  return Text;
}

std::string bodyOf(ir::Module M, llvm::StringRef Name) {
  std::vector<ir::Function> Wanted;
  for (ir::Function &F : M.Functions)
    if (M.Symbols.name(F.Name) == Name)
      Wanted.push_back(std::move(F));
  if (Wanted.size() != 1)
    return "\n" + std::to_string(Wanted.size()) + " routines " + Name.str() +
           "\n";
  if (!Wanted[0].Incomplete.empty())
    return "\nincomplete: " + Wanted[0].Incomplete + "\n";
  tidyBlocks(Wanted[0]);
  dropLocations(Wanted[0]);
  M.Functions = std::move(Wanted);
  M.Files.clear();
  M.Macros.clear();
  M.Declarations.clear();
  M.Globals.clear();
  M.Initializers.clear();
  const std::string Text = textOf(M);
  std::string Result = "\n";
  for (llvm::StringRef Line : llvm::split(Text, '\n')) {
    Line = Line.trim();
    Line.consume_back(" !0");
    if (!Line.empty() && !Line.starts_with("func ") && Line != "b0:" &&
        Line != "}")
      Result += Line.str() + "\n";
  }
  return Result;
}

std::string inC(llvm::StringRef Code) {
  return bodyOf(lowered({.Code = Code.str()}), "f");
}

std::string inCxx(llvm::StringRef Code) {
  return bodyOf(lowered({.Code = Code.str(), .Path = "a.cpp"}), "f");
}

std::string linesOf(const ir::Module &M,
                    const std::vector<std::string> &Words) {
  const std::string Text = textOf(M);
  std::string Result = "\n";
  for (llvm::StringRef Line : llvm::split(Text, '\n'))
    for (llvm::StringRef Word : Words)
      if (Line.starts_with((Word + " ").str()))
        Result += Line.substr(0, Line.rfind(" !")).str() + "\n";
  return Result;
}

} // namespace ndistidy::frontend
