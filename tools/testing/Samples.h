//===- Samples.h - Small drivers for tests ----------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Drivers of one defect and of none, in a few lines, as texts.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_TESTING_SAMPLES_H
#define NDIS_TIDY_TOOLS_TESTING_SAMPLES_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace ndistidy::testing {

/// A driver that takes a packet pool in its DriverEntry, at 13:5; its unload
/// handler, at 5:13, consists of \p InUnload on line 7. Valid C and C++.
std::string poolDriver(llvm::StringRef InUnload);

/// It leaks: ndis-unload-leak at 5:13.
inline std::string leakyDriver() { return poolDriver(""); }
inline std::string goodDriver() {
  return poolDriver("NdisFreePacketPool(Pool);");
}

/// The head of what the command says about leakyDriver() in \p File, if its
/// unload handler is on \p Line.
std::string leakIn(llvm::StringRef File, unsigned Line = 5);

} // namespace ndistidy::testing

#endif // NDIS_TIDY_TOOLS_TESTING_SAMPLES_H
