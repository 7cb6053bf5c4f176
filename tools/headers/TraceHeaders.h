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
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace ndistidy::command {

/// The stand-in for all trace headers of a driver. \p DriverFiles: where the
/// configuration may be. \p Overlay: the folder with our wpp.h, for a driver
/// that has no other. \p Routines: those that its build configures.
std::string traceHeader(llvm::ArrayRef<std::string> DriverFiles,
                        llvm::StringRef Overlay,
                        llvm::ArrayRef<std::string> Routines);

/// Names of the FUNC lines in the begin_wpp config blocks of \p Source.
std::vector<llvm::StringRef> traceRoutines(llvm::StringRef Source);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_TRACEHEADERS_H
