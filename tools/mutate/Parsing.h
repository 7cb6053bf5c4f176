//===- Parsing.h - Driver sources to IR, with changes -----------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_MUTATE_PARSING_H
#define NDIS_TIDY_MUTATE_PARSING_H

#include "mutate/Driver.h"

namespace ndistidy::mutate {

/// The C and C++ sources below \p Folder, sorted.
llvm::Expected<std::vector<std::string>> sourcesIn(llvm::StringRef Folder);

/// Parses as the command does where nobody says how, with \p Flags in front of
/// the file's name.
Parser parserWith(std::vector<std::string> Flags,
                  const catalogue::Catalogue &Rules);

/// The flags for the project's own driver headers, of rules/headers/mingw
/// below \p Root.
llvm::Expected<std::vector<std::string>> driverFlags(llvm::StringRef Root);

} // namespace ndistidy::mutate

#endif // NDIS_TIDY_MUTATE_PARSING_H
