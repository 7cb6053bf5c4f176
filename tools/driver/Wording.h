//===- Wording.h - How numbers are told -------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How numbers are told to the user.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_WORDING_H
#define NDIS_TIDY_TOOLS_WORDING_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace ndistidy::command {

/// "1 source", "2 sources".
inline std::string count(size_t N, llvm::StringRef What) {
  return std::to_string(N) + " " + What.str() + (N == 1 ? "" : "s");
}

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_WORDING_H
