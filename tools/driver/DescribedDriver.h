//===- DescribedDriver.h - A described driver, to be parsed -----*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a project or a sources file says of a driver, as what is to be parsed.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_DESCRIBEDDRIVER_H
#define NDIS_TIDY_TOOLS_DESCRIBEDDRIVER_H

#include "build/Driver.h"
#include "driver/Sources.h"

namespace ndistidy::command {

/// The files of \p D, which was found for the user's \p Path, and a command for
/// each. \p Alone: no other driver was.
Input inputFor(const build::Driver &D, llvm::StringRef Path, bool Alone);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_DESCRIBEDDRIVER_H
