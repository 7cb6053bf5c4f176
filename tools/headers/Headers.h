//===- Headers.h - Where the DDK headers are --------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The headers that a driver is parsed with where its build does not say: the
// distribution's mingw-w64 with our overlay, and Clang's own.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_HEADERS_H
#define NDIS_TIDY_TOOLS_HEADERS_H

#include "headers/Wdk.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>
#include <vector>

namespace ndistidy::command {

struct Headers {
  /// Clang's resource folder: stddef.h and its like in include/ below it.
  std::string ResourceFolder;
  /// share/ndis-tidy/headers/mingw, or empty.
  std::string Overlay;
  /// Flags of the overlay, ready for Clang. Empty where Missing says why.
  std::vector<std::string> Flags;
  std::string Missing;
  bool IsWdk = false; ///< Flags are a WDK's
};

/// Looks around the program at \p Executable (an absolute path).
/// \p MinGW, when given, is the only place to look for mingw-w64's headers.
/// Without Clang's own headers nothing can be parsed: an error. Without a
/// driver's headers only those can be that bring their own: Headers::Missing.
llvm::Expected<Headers> findHeaders(llvm::StringRef Executable,
                                    const std::optional<std::string> &MinGW);

/// Puts the headers of \p K in the place of mingw-w64's.
void useWdk(Headers &H, const Wdk &K, const build::Target &T);

/// Sets \p H's flags, if they are mingw-w64's, for the processor of \p T.
/// ARM64 stays amd64.
void useArchitecture(Headers &H, const build::Target &T);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_HEADERS_H
