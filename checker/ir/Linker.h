//===- Linker.h - Translation units into one program ------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_IR_LINKER_H
#define NDIS_TIDY_IR_LINKER_H

#include "ir/Program.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"

namespace ndistidy::ir {

/// Joins \p Modules, in their order. The same routine from a header, in
/// several units, is one; two different ones of external linkage and one name
/// are an error that names both places, with \p Shown for the names of files. A
/// declaration is dropped where another unit has the body.
llvm::Expected<Program>
link(std::vector<Module> Modules,
     llvm::function_ref<std::string(llvm::StringRef)> Shown = nullptr);

} // namespace ndistidy::ir

#endif // NDIS_TIDY_IR_LINKER_H
