//===- Links.cpp - Symbolic links of a repository -------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "pre-commit/Links.h"
#include "llvm/ADT/STLExtras.h"

namespace ndistidy::precommit {

std::vector<std::string> otherNames(llvm::StringRef Name,
                                    llvm::ArrayRef<Link> Links) {
  constexpr size_t Most = 32; // in a circle there is no end
  std::vector<std::string> All = {Name.str()};
  for (size_t N = 0; N != All.size() && All.size() < Most; ++N)
    for (const Link &L : Links) {
      std::string Known = All[N];
      llvm::StringRef Rest = Known;
      if (!Rest.consume_front(L.Target) ||
          (!Rest.empty() && !Rest.starts_with("/")))
        continue;
      std::string Other = L.Name + Rest.str();
      if (!llvm::is_contained(All, Other))
        All.push_back(std::move(Other));
    }
  All.erase(All.begin());
  return All;
}

} // namespace ndistidy::precommit
