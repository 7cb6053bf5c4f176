//===- Wdk.h - The headers of a Windows Driver Kit --------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where a Windows Driver Kit has its headers, and the flags with which Clang
// reads them.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_WDK_H
#define NDIS_TIDY_TOOLS_WDK_H

#include "build/Driver.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>
#include <vector>

namespace ndistidy::command {

struct Wdk {
  std::string Root;                 ///< as it was given
  std::string Headers;              ///< the folder with all of Folders
  std::vector<std::string> Folders; ///< for -isystem, in this order
  bool IsOld = false;               ///< up to 7600: inc/ddk
};

/// The kit at \p Root: a folder with inc/ddk (WDK 3790 to 7600) or with
/// Include/<version>/km (WDK 8 to 11), in any case, or one with such folders,
/// of which the newest is taken. \p T says for which Windows, where a kit has
/// headers for several, and \p Version which version, "10.0.22621.0"; empty:
/// the newest.
std::optional<Wdk> wdkAt(llvm::StringRef Root, const build::Target &T,
                         llvm::StringRef Version = "");

struct FoundWdk {
  std::optional<Wdk> Kit;
  /// Which it is and who named it, and which variables lead to none; each one
  /// line.
  std::vector<std::string> Notes;
};

/// The kit that --wdk names or, if it does not, that one of the variables which
/// the kits set leads to: BASEDIR, DDKROOT, W7BASE, WDKContentRoot,
/// WindowsSdkDir. Error: there is none where --wdk says. A variable may be
/// anyone's: one that leads to no kit is a note.
llvm::Expected<FoundWdk>
findWdk(const std::optional<std::string> &Named, const build::Target &T,
        llvm::function_ref<std::optional<std::string>(llvm::StringRef)>
            Environment);

/// Flags for Clang in the manner of gcc; with \p K's folders.
std::vector<std::string> wdkFlags(const Wdk &K, const build::Target &T);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_WDK_H
