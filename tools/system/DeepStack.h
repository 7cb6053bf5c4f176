//===- DeepStack.h - For what recurses on a source --------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Clang's parser recurses as deep as a source is nested, and bounds only
// brackets: 2,048 of them, or a chain of some thousand "else if", need more
// than the 8 MB that a thread has. Made by a program, such sources are met.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_DEEPSTACK_H
#define NDIS_TIDY_TOOLS_DEEPSTACK_H

#include "llvm/Support/thread.h"
#include <optional>

namespace ndistidy::command {

/// Runs \p Work on a stack of 256 MB, of which only what is used takes memory,
/// and waits for it.
template <typename Function> void onDeepStack(Function Work) {
  constexpr std::optional<unsigned> Bytes = 256u << 20;
  llvm::thread(Bytes, Work).join();
}

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_DEEPSTACK_H
