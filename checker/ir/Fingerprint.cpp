//===- Fingerprint.cpp - What a routine says, wherever it stands ----------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ir/Fingerprint.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/xxhash.h"

namespace ndistidy::ir {

Fingerprint fingerprint(llvm::ArrayRef<uint64_t> Words) {
  llvm::ArrayRef<uint8_t> Bytes(reinterpret_cast<const uint8_t *>(Words.data()),
                                Words.size() * sizeof(uint64_t));
  llvm::XXH128_hash_t Hash = llvm::xxh3_128bits(Bytes);
  return {Hash.low64, Hash.high64};
}

namespace {

/// Writes parts of a module as numbers, so that none are written like others.
class Writer {
public:
  explicit Writer(const Fingerprinter &Of) : Names(Of) {}

  void put(uint64_t N) { Words.push_back(N); }
  void put(Symbol S) { put(Names.name(S)); }
  template <typename T> void put(const std::optional<T> &Optional) {
    put(uint64_t{Optional.has_value()});
    if (Optional)
      put(*Optional);
  }
  template <typename T> void put(const std::vector<T> &All) {
    put(All.size());
    for (const T &Each : All)
      put(Each);
  }
  template <typename... T> void put(const std::variant<T...> &Either) {
    put(Either.index());
    std::visit([this](const auto &It) { this->put(It); }, Either);
  }
  void put(int64_t N) { put(static_cast<uint64_t>(N)); }
  void put(const Projection &P) {
    put(static_cast<uint64_t>(P.K));
    put(P.Name);
    put(P.Index);
  }
  void put(const Place &P) {
    put(uint64_t{P.Parameter} << 8 | static_cast<uint64_t>(P.R));
    put(P.Name);
    put(P.Path);
    if (P.R == Place::Root::Global)
      mention(P.Name);
  }
  void put(const Value &V) {
    put(static_cast<uint64_t>(V.K) << 8 | static_cast<uint64_t>(V.Op));
    put(V.Integer);
    put(V.Name);
    put(V.Where);
    put(V.Operands);
    if (V.K == Value::Kind::Function)
      mention(V.Name);
  }
  void put(const Store &S) {
    put(S.Target);
    put(S.Source);
  }
  void put(const Call &C) {
    put(C.Result);
    put(C.Callee);
    put(C.Arguments);
    CallsByPointer |= C.Callee.K != Value::Kind::Function;
  }
  void put(const Goto &G) { put(uint64_t{G.Target}); }
  void put(const Branch &B) {
    put(B.Cond.Left);
    put(static_cast<uint64_t>(B.Cond.Op));
    put(B.Cond.Right);
    put(uint64_t{B.True} << 32 | B.False);
  }
  void put(const Switch::Case &C) {
    put(C.First);
    put(C.Last);
    put(uint64_t{C.Target});
  }
  void put(const Switch &S) {
    put(S.On);
    put(S.Cases);
    put(uint64_t{S.Default});
  }
  void put(const Return &R) { put(R.Result); }
  void put(const Unreachable & /*U*/) {}
  void put(const Block &B) {
    put(B.Steps);
    put(B.Term);
  }
  void put(const Parameter &P) {
    put(P.Name);
    put(P.Type);
    put(uint64_t{P.PointsToConst});
  }
  void put(const Function &F) {
    put(F.Name);
    put(uint64_t{F.Internal} << 1 | uint64_t{F.Inline});
    put(F.Parameters);
    put(F.ReturnType);
    put(F.Blocks);
    put(llvm::xxh3_64bits(F.Incomplete));
  }
  void put(const Declaration &D) {
    put(D.Name);
    put(uint64_t{D.System} << 2 | uint64_t{D.Variadic} << 1 |
        uint64_t{D.NoReturn});
    put(D.Parameters);
  }
  void put(const Global &G) {
    put(G.Name);
    put(uint64_t{G.Internal} << 2 | uint64_t{G.Defined} << 1 |
        uint64_t{G.Const});
  }

  Print take() && {
    return {fingerprint(Words), std::move(Mentioned), CallsByPointer};
  }

private:
  void mention(Symbol S) {
    if (!llvm::is_contained(Mentioned, S))
      Mentioned.push_back(S);
  }

  llvm::SmallVector<uint64_t, 0> Words;
  llvm::SmallVector<Symbol, 8> Mentioned;
  bool CallsByPointer = false;
  const Fingerprinter &Names;
};

} // namespace

Fingerprinter::Fingerprinter(const Module &Of) : M(Of) {
  Names.reserve(M.Symbols.size());
  for (uint32_t I = 0; I != M.Symbols.size(); ++I)
    Names.push_back(llvm::xxh3_64bits(M.Symbols.name(static_cast<Symbol>(I))));
  for (const Store &S : M.Initializers)
    if (S.Target.R == Place::Root::Global)
      Initializers[static_cast<uint32_t>(S.Target.Name)].push_back(&S);
}

Print Fingerprinter::of(const Function &F) const {
  Writer W(*this);
  W.put(F);
  return std::move(W).take();
}

Print Fingerprinter::of(const Declaration &D) const {
  Writer W(*this);
  W.put(D);
  return std::move(W).take();
}

Print Fingerprinter::of(const Global &G) const {
  Writer W(*this);
  W.put(G);
  if (auto It = Initializers.find(static_cast<uint32_t>(G.Name));
      It != Initializers.end())
    for (const Store *S : It->second)
      W.put(*S);
  return std::move(W).take();
}

} // namespace ndistidy::ir
