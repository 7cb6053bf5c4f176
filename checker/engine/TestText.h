//===- TestText.h - What the engine says of a text --------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// For the tests of the engine: a driver is text IR, and what is expected of a
// line stands on it, behind "; EXPECT".
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_ENGINE_TESTTEXT_H
#define NDIS_TIDY_ENGINE_TESTTEXT_H

#include "engine/Engine.h"
#include "llvm/Support/Error.h"
#include <string>

namespace ndistidy::engine {

/// What the drivers of the tests call and hold.
inline constexpr llvm::StringLiteral Head = R"(
declare NdisMInitializeWrapper(w, d, p, r) system
declare NdisTerminateWrapper(w, r) system
declare NdisMRegisterMiniport(w, c, l) system
declare NdisMRegisterUnloadHandler(w, h) system
declare NdisIMRegisterLayeredMiniport(w, c, l, h) system
declare NdisIMDeregisterLayeredMiniport(h) system
declare NdisRegisterProtocol(s, h, c, l) system
declare NdisDeregisterProtocol(s, h) system
declare NdisAllocatePacketPool(s, p, n, r) system
declare NdisFreePacketPool(p) system
declare NdisAllocateMemoryWithTag(m, l, t) system
declare NdisFreeMemory(m, l, f) system
declare NdisAcquireSpinLock(l) system
declare NdisReleaseSpinLock(l) system
declare KeQueryTimeIncrement() system
declare Elsewhere(x)
global @Wrapper internal
global @Pool internal
global @Flag internal
global @Protocol internal
global @Shared
)";

/// Of a miniport: takes a pool, and has Unload give it back.
inline constexpr llvm::StringLiteral TakePool = R"(
  call NdisAllocatePacketPool(&%s, &@Pool, 8, 16)
  branch %s != 0 ? undo : ok
ok:
  call NdisMRegisterUnloadHandler(@Wrapper, #Unload)
  return 0
)";

/// A driver with a miniport: \p Middle stands behind its registration.
std::string miniport(llvm::StringRef Middle, llvm::StringRef Rest);

/// The program that \p Text spells, or why it spells none.
llvm::Expected<ir::Program> linked(llvm::StringRef Text);

/// The findings about \p Text, one a line: "line: id", in order.
std::string said(llvm::StringRef Text, const Options &O,
                 Analysis *Whole = nullptr, QuietRuns *Known = nullptr);

/// What the comments "; EXPECT id id" of \p Text say.
std::string expected(llvm::StringRef Text);

} // namespace ndistidy::engine

#endif // NDIS_TIDY_ENGINE_TESTTEXT_H
