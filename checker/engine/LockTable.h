//===- LockTable.h - The locks that a program names -------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_LOCKTABLE_H
#define NDIS_TIDY_ENGINE_LOCKTABLE_H

#include "catalogue/Catalogue.h"
#include "engine/Memory.h"
#include <map>
#include <tuple>
#include <vector>

namespace ndistidy::engine {

/// One lock, as told from others: by its address, or what stands for it.
struct LockInstance {
  const catalogue::Lock *Of = nullptr;
  AbstractValue Which;
};

class LockTable {
public:
  uint32_t intern(const LockInstance &L) {
    auto [It, New] = Index.try_emplace(
        {L.Of, static_cast<unsigned>(L.Which.K), L.Which.Bits},
        static_cast<uint32_t>(Instances.size()));
    if (New)
      Instances.push_back(L);
    return It->second;
  }
  const LockInstance &operator[](uint32_t Number) const {
    return Instances[Number];
  }

private:
  std::map<std::tuple<const catalogue::Lock *, unsigned, int64_t>, uint32_t>
      Index;
  std::vector<LockInstance> Instances;
};

/// Whether what \p A and \p B point to can never be the same lock.
bool areApart(const Memory &Mem, AbstractValue A, AbstractValue B);

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_LOCKTABLE_H
