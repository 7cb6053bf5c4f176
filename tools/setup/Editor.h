//===- Editor.h - What an editor needs --------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_SETUP_EDITOR_H
#define NDIS_TIDY_TOOLS_SETUP_EDITOR_H

#include "ndis-tidy/CommandLine.h"
#include "ndis-tidy/Output.h"

namespace ndistidy::setup {

/// --setup-editor: writes or amends the .clangd of the folder that \p A names,
/// and makes compile commands for its drivers where their own are missing or do
/// not lead to driver headers. Keeps what stands there, says what it changes,
/// and may be run again. \p Executable: the program's absolute path.
command::ExitStatus setUpEditor(const command::Arguments &A,
                                llvm::StringRef Executable);

} // namespace ndistidy::setup

#endif // NDIS_TIDY_TOOLS_SETUP_EDITOR_H
