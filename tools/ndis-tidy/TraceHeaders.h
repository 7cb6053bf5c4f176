//===- TraceHeaders.h - Stand-ins for generated trace headers ---*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// WPP tracing: a driver includes "<source>.tmh", which only its build makes.
// The files that are missing are stood in for by one that includes <wpp.h> and
// makes nothing of the trace routines that the driver configures:
//
//   // begin_wpp config
//   // FUNC TraceEvents(LEVEL, FLAGS, MSG, ...);
//   // end_wpp
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_TRACEHEADERS_H
#define NDIS_TIDY_TOOLS_TRACEHEADERS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <mutex>
#include <string>
#include <vector>

namespace ndistidy::command {

/// The stand-in's text for one driver; made when first asked for, by any
/// thread.
class TraceHeader {
public:
  /// \p DriverFiles: where the configuration may be. \p Overlay: the folder
  /// with our wpp.h, for a driver that has no other. \p Routines: those that
  /// its build configures.
  TraceHeader(std::vector<std::string> DriverFiles, std::string Overlay,
              std::vector<std::string> Routines = {})
      : DriverFiles(std::move(DriverFiles)), Overlay(std::move(Overlay)),
        Routines(std::move(Routines)) {}

  llvm::StringRef text();

private:
  std::vector<std::string> DriverFiles;
  std::string Overlay;
  std::vector<std::string> Routines;
  std::once_flag Made;
  std::string Text;
};

/// Names of the FUNC lines in the begin_wpp config blocks of \p Source.
std::vector<llvm::StringRef> traceRoutines(llvm::StringRef Source);

/// A folder, for the end of the include path, in which withTraceHeaders finds
/// each "*.tmh" that it is asked for.
llvm::StringRef traceHeaderFolder();

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
withTraceHeaders(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> FS,
                 TraceHeader &Header);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_TRACEHEADERS_H
