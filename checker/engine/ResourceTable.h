//===- ResourceTable.h - The resources that a program takes -----*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_RESOURCETABLE_H
#define NDIS_TIDY_ENGINE_RESOURCETABLE_H

#include "catalogue/Catalogue.h"
#include "engine/Memory.h"
#include "llvm/ADT/SmallVector.h"
#include <map>
#include <tuple>
#include <vector>

namespace ndistidy::engine {

/// One thing taken at one call, as told from others of its kind.
struct ResourceInstance {
  const catalogue::Resource *Of = nullptr;
  catalogue::IdentityKind Identity = catalogue::IdentityKind::Handle;
  /// Storage: its address. Key: the values. A handle that is not known from
  /// an acquisition: the symbol.
  llvm::SmallVector<AbstractValue, 2> Keys;
  /// What has to be there as long as this is.
  llvm::SmallVector<ResourceId, 2> Needs;
  /// Where it was taken; nowhere, if its acquisition is not known.
  uint64_t Site = 0;
  ContextId Frame = 0;
  /// Counts what a loop takes at one call.
  unsigned Generation = 0;
  bool AssumeSuccess = false;
  /// Nobody saw how it was taken.
  bool Foreign = false;
};

class ResourceTable {
public:
  /// Of the last generation there are any number.
  static constexpr unsigned LastGeneration = 2;

  ResourceId intern(const ResourceInstance &I) {
    Key K{I.Of, I.Site, I.Frame, I.Generation, {}, {}};
    for (AbstractValue V : I.Keys)
      std::get<4>(K).emplace_back(static_cast<unsigned>(V.K), V.Bits);
    std::get<5>(K).assign(I.Needs.begin(), I.Needs.end());
    auto [It, New] =
        Index.try_emplace(K, static_cast<ResourceId>(Instances.size()));
    if (!New)
      return It->second;
    Instances.push_back(I);
    for (AbstractValue V : I.Keys)
      if (V.isSymbol())
        KnownBy[V.sym()].push_back(It->second);
    return It->second;
  }
  /// Those that have \p Symbol among their keys.
  llvm::ArrayRef<ResourceId> knownBy(SymbolId Symbol) const {
    auto Found = KnownBy.find(Symbol);
    return Found == KnownBy.end() ? llvm::ArrayRef<ResourceId>()
                                  : Found->second;
  }
  const ResourceInstance &operator[](ResourceId R) const {
    return Instances[R];
  }

private:
  using Key = std::tuple<const catalogue::Resource *, uint64_t, ContextId,
                         unsigned, std::vector<std::pair<unsigned, int64_t>>,
                         std::vector<ResourceId>>;
  std::map<Key, ResourceId> Index;
  std::vector<ResourceInstance> Instances;
  llvm::DenseMap<SymbolId, llvm::SmallVector<ResourceId, 2>> KnownBy;
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_RESOURCETABLE_H
