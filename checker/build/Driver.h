//===- Driver.h - How a driver is built -------------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the readers of this folder make of a driver's build description: which
// files are compiled, and how. All of it is plain data.
//
// Paths are those of the machine we run on ("drv/sys/a.c", never
// "drv\sys\a.c"), spelled as on disk, and start as the path of the description
// was given.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_BUILD_DRIVER_H
#define NDIS_TIDY_BUILD_DRIVER_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ndistidy::build {

/// Something that a description says and that was not understood, or not
/// followed; one sentence without its end.
struct Remark {
  std::string File;
  unsigned Line = 0; ///< counted from 1; 0: of the whole file
  std::string Text;
};

/// Another description that one names: of a library, as a rule.
struct Reference {
  std::string Path;
  Remark Where; ///< without text
};

/// How one file is compiled.
struct Settings {
  std::vector<std::string> Defines; ///< "NAME" or "NAME=VALUE"
  std::vector<std::string> Undefines;
  std::vector<std::string> IncludeFolders;
  /// Included in front of the file, as by #include "...".
  std::vector<std::string> ForcedIncludes;
  /// Options of cl that stand for nothing above, as written: "/GS", "/TP".
  std::vector<std::string> OtherFlags;
};

struct Source {
  std::string Path;
  Settings How;
};

enum class Kind : uint8_t {
  Driver,  ///< of kernel mode
  Library, ///< linked into drivers
  Other,   ///< a program, a DLL of user mode, ...
  Unknown, ///< a file that is not here says
};

enum class Architecture : uint8_t { X86, AMD64, ARM64 };

/// One binary that a description describes.
struct Driver {
  std::string Name;        ///< of the binary, without extension
  std::string Description; ///< the file that describes it
  Kind What = Kind::Driver;
  std::string Variant; ///< "Release|x64", "fre amd64"
  Architecture Arch = Architecture::AMD64;
  std::vector<Source> Sources;
  /// Names of the libraries that it is linked with, without folder and
  /// extension, in lower case.
  std::vector<std::string> Libraries;
  std::vector<Reference> References;
  /// Names of the WPP trace routines that the description configures.
  std::vector<std::string> TraceRoutines;
  /// Files that the description has WPP scan for more of them.
  std::vector<std::string> TraceConfigurations;
  /// Sources that are described, and are not on the disk.
  std::vector<Remark> Missing;
  std::vector<Remark> Remarks;
};

/// What is to be built; what is not said is chosen by the reader.
struct Target {
  std::optional<Architecture> Arch;
  /// "Release|x64", or "Release" alone. In a `sources` file "Debug" and
  /// "Checked" are the checked build.
  std::optional<std::string> Configuration;
  /// _WIN32_WINNT of the oldest Windows that the driver runs on: 0x0601.
  std::optional<unsigned> WindowsVersion;
};

/// Reads what --target-os says: a name of the WDK's build environments ("wxp",
/// "win7", "Windows10") or a number ("0x0601").
std::optional<unsigned> windowsVersion(llvm::StringRef Name);

/// "drv/sources:12: ...", or without the line.
std::string toString(const Remark &R);

} // namespace ndistidy::build

#endif // NDIS_TIDY_BUILD_DRIVER_H
