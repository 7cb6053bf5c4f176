//===- GeneratedHeaders.h - Headers made of other texts ---------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What programs of the WDK make of files that a driver brings: of "msg.mc" the
// message compiler makes "msg.h". What such a file names is known only as far
// as the driver needs it to parse: numbers of messages are some numbers.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_GENERATEDHEADERS_H
#define NDIS_TIDY_TOOLS_GENERATEDHEADERS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <map>
#include <string>
#include <vector>

namespace ndistidy::command {

/// A header, and what stands in for it.
struct GeneratedHeader {
  std::string From; ///< "drv/msg.mc"
  std::string Tool; ///< "mc"
  std::string Text;
};

/// By name in lower case, "msg.h".
using GeneratedHeaders = std::map<std::string, GeneratedHeader>;

/// All that could be made of what lies in the folders of \p DriverFiles.
GeneratedHeaders generatedHeaders(llvm::ArrayRef<std::string> DriverFiles);

/// Names of the messages, severities and facilities of a message text file.
std::vector<std::string> messageNames(llvm::StringRef Text);

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_GENERATEDHEADERS_H
