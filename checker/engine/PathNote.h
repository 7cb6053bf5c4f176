//===- PathNote.h - A step of a path ----------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What findings and lives tell of the way that leads to them.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_PATHNOTE_H
#define NDIS_TIDY_ENGINE_PATHNOTE_H

#include "ir/Program.h"
#include <optional>
#include <string>

namespace ndistidy::engine {

/// A step of a path.
struct PathNote {
  enum class Kind : uint8_t { Acquire, Release, Branch, Call, Return, Info };
  Kind K = Kind::Info;
  ir::Location Loc;
  std::string Message;
  /// Branch: whether its condition was true.
  std::optional<bool> Taken = std::nullopt;
  bool operator==(const PathNote &) const = default;
};

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_PATHNOTE_H
