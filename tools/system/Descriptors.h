//===- Descriptors.h - The system's own files -------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What LLVM has no function for. The source beside it is the only one that
// calls POSIX or, on Windows, its namesakes.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_SYSTEM_DESCRIPTORS_H
#define NDIS_TIDY_TOOLS_SYSTEM_DESCRIPTORS_H

#include "llvm/ADT/StringRef.h"
#include <optional>

namespace ndistidy::system {

inline constexpr int StandardInput = 0;
inline constexpr int StandardOutput = 1;
inline constexpr int StandardError = 2;

/// Writes \p Text, as far as that is possible. May be called by a handler of
/// signals.
void write(int To, llvm::StringRef Text);

struct Pipe {
  int ReadEnd;
  int WriteEnd;
};
std::optional<Pipe> makePipe();

/// What comes next, up to \p Size bytes; 0 at the end and on errors.
size_t read(int From, char *Into, size_t Size);

/// Another descriptor for what \p Of leads to; negative on errors.
int duplicate(int Of);
/// Lets \p To lead to where \p Of does.
bool redirect(int Of, int To);
void close(int Descriptor);

} // namespace ndistidy::system

#endif // NDIS_TIDY_TOOLS_SYSTEM_DESCRIPTORS_H
