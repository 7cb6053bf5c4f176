//===- ConcreteMemory.cpp - Memory of one concrete execution --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "engine/oracle/ConcreteMemory.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::engine::oracle {

uint32_t PartTable::part(uint32_t Of, const ir::Projection &Step) {
  for (size_t I = 1; I != Parts.size(); ++I)
    if (Parts[I].Parent == Of && Parts[I].Step == Step)
      return static_cast<uint32_t>(I);
  Parts.push_back({Of, Step});
  return static_cast<uint32_t>(Parts.size() - 1);
}

bool PartTable::within(uint32_t Inner, uint32_t Outer) const {
  while (Inner != Outer && Inner != 0)
    Inner = parent(Inner);
  return Inner == Outer;
}

uint32_t ConcreteMemory::create(bool Zeroed) {
  Objects.push_back({Zeroed ? Datum::integer(0) : Datum(), {}});
  return static_cast<uint32_t>(Objects.size() - 1);
}

Datum ConcreteMemory::load(Cell C) const {
  const Object &O = Objects[C.Object];
  for (uint32_t Part = C.Part;; Part = Parts.parent(Part)) {
    auto Found = llvm::find_if(
        O.Contents, [&](const Content &X) { return X.Part == Part; });
    if (Found != O.Contents.end()) {
      // A part of what is stored as a whole: only zero is the same in parts.
      bool Whole = Part == C.Part;
      return Whole || Found->D.isNull() ? Found->D : Datum();
    }
    if (Part == 0)
      return O.Default;
  }
}

void ConcreteMemory::store(Cell C, const Datum &D) {
  auto &Contents = Objects[C.Object].Contents;
  llvm::erase_if(
      Contents, [&](const Content &X) { return Parts.within(X.Part, C.Part); });
  Contents.push_back({C.Part, D});
}

uint32_t ConcreteMemory::rebase(uint32_t Part, uint32_t From, uint32_t To) {
  if (Part == From)
    return To;
  uint32_t Parent = rebase(Parts.parent(Part), From, To);
  ir::Projection Step = Parts.step(Part); // part() may move the table.
  return Parts.part(Parent, Step);
}

void ConcreteMemory::copy(Cell From, Cell To) {
  std::vector<Content> Copied;
  for (const Content &X : Objects[From.Object].Contents)
    if (X.Part != From.Part && Parts.within(X.Part, From.Part))
      Copied.push_back({rebase(X.Part, From.Part, To.Part), X.D});
  store(To, load(From));
  llvm::append_range(Objects[To.Object].Contents, Copied);
}

} // namespace ndistidy::engine::oracle
