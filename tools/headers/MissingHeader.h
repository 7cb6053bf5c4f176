//===- MissingHeader.h - What to do about a header --------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A driver that was never built on this machine lacks what its configuration
// makes ("config.h" of "config.h.in"), and a part of a larger tree is built
// with folders that nothing in the part names.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_MISSINGHEADER_H
#define NDIS_TIDY_TOOLS_MISSINGHEADER_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace ndistidy::command {

/// Where \p Name, which the file \p Includer includes and Clang did not find,
/// may be had from, as half a sentence for the user; empty if there is not
/// just one such place in the repository of \p Includer, or in the folders next
/// to it. Looks at a bounded number of files.
std::string whereMissingIs(llvm::StringRef Name, llvm::StringRef Includer);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_MISSINGHEADER_H
