//===- SourceText.h - Source files by lines ---------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The text behind locations, for source lines in messages and for comments
// that suppress findings. Read when first asked for, and kept.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_REPORT_SOURCETEXT_H
#define NDIS_TIDY_REPORT_SOURCETEXT_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <optional>
#include <vector>

namespace ndistidy::report {

/// The bytes at the front of \p Text, which is not empty, that are one
/// character: more than one only for well-formed UTF-8.
size_t characterSize(llvm::StringRef Text);

/// A file's text by lines, counted from 1. A line ends at "\n", "\r\n" or "\r",
/// as for Clang.
class SourceFile {
public:
  explicit SourceFile(std::unique_ptr<llvm::MemoryBuffer> Text);

  llvm::StringRef text() const { return Text->getBuffer(); }
  /// Without its end; nothing for a line that is not there.
  std::optional<llvm::StringRef> line(unsigned Number) const;
  /// Offset of a place; a column behind the end of its line is that end.
  std::optional<size_t> offset(unsigned Line, unsigned Column) const;
  /// Line and column, counted from 1, of an offset within the text.
  std::pair<unsigned, unsigned> position(size_t Offset) const;

private:
  std::unique_ptr<llvm::MemoryBuffer> Text;
  std::vector<size_t> LineStarts;
};

class SourceTexts {
public:
  /// The file at \p Path, or null where it cannot be read.
  const SourceFile *file(llvm::StringRef Path);
  /// Gives \p Path a text that is on no disk.
  void set(llvm::StringRef Path, llvm::StringRef Text);

private:
  llvm::StringMap<std::unique_ptr<SourceFile>> Files;
};

} // namespace ndistidy::report

#endif // NDIS_TIDY_REPORT_SOURCETEXT_H
