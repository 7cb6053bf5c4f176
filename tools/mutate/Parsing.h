//===- Parsing.h - Driver sources to IR, with changes -----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_MUTATE_PARSING_H
#define NDIS_TIDY_MUTATE_PARSING_H

#include "driver/Sources.h"
#include "mutate/Driver.h"

namespace ndistidy::mutate {

/// Parses the files of \p Driver as the command does where nobody says how,
/// with the headers that are found around the program at \p Executable.
llvm::Expected<Parser> parserFor(command::Input Driver,
                                 llvm::StringRef Executable,
                                 const catalogue::Catalogue &Rules);

} // namespace ndistidy::mutate

#endif // NDIS_TIDY_MUTATE_PARSING_H
