//===- Run.h - The command's work -------------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The command: files in, findings out.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_RUN_H
#define NDIS_TIDY_TOOLS_RUN_H

#include "ndis-tidy/CommandLine.h"
#include "ndis-tidy/Output.h"
#include "ndis-tidy/Preparation.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace ndistidy::command {

/// May take drivers away from what is to be analysed.
using Selection = llvm::function_ref<void(Preparation &)>;

/// Does what \p A asks for, with findings on standard output and everything
/// else on standard error. \p Executable: the program's absolute path, for the
/// files installed with it.
ExitStatus run(const Arguments &A, llvm::StringRef Executable,
               Selection Select = nullptr);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_RUN_H
