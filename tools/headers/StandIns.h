//===- StandIns.h - Headers that only a build makes -------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A driver includes headers that its build makes, and there has been no build:
// what the trace preprocessor writes for each source (TraceHeaders.h), and what
// other programs make of message texts and the like (GeneratedHeaders.h). Those
// that are missing are stood in for.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_STANDINS_H
#define NDIS_TIDY_TOOLS_STANDINS_H

#include "headers/GeneratedHeaders.h"
#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <mutex>
#include <optional>

namespace ndistidy::command {

/// The stand-ins of one driver; made when first asked for, by any thread.
class StandIns {
public:
  /// \p DriverFiles: sources and headers; the trace configuration may be in
  /// them, and what headers are made of beside them. \p Overlay: the folder
  /// with our wpp.h, for a driver that has no other. \p Routines: the trace
  /// routines that its build configures.
  StandIns(std::vector<std::string> DriverFiles, std::string Overlay,
           std::vector<std::string> Routines = {})
      : DriverFiles(std::move(DriverFiles)), Overlay(std::move(Overlay)),
        Routines(std::move(Routines)) {}

  /// Of the header \p Name, which may have folders in front; nothing if it is
  /// none that a build makes.
  std::optional<llvm::StringRef> text(llvm::StringRef Name);
  /// What would make the header \p Name, if it is no trace header.
  const GeneratedHeader *generated(llvm::StringRef Name);

private:
  void make();

  std::vector<std::string> DriverFiles;
  std::string Overlay;
  std::vector<std::string> Routines;
  std::once_flag Made;
  std::string Trace;
  GeneratedHeaders Generated;
};

/// The folder that the stand-ins seem to be in, to be searched last: nothing
/// that a build has made is hidden.
llvm::StringRef standInFolder();

/// \p FS with that folder in it. \p Files outlives the result.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
withStandIns(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> FS,
             StandIns &Files);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_STANDINS_H
