//===- Progress.h - How far a run has come ----------------------*- C++ -*-===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One line on standard error that is written over as the work goes on, where a
// person looks at it; nothing where the stream goes elsewhere.
//
//===----------------------------------------------------------------------===//

#ifndef NDIS_TIDY_TOOLS_PROGRESS_H
#define NDIS_TIDY_TOOLS_PROGRESS_H

#include "llvm/ADT/Twine.h"
#include "llvm/Support/raw_ostream.h"
#include <mutex>

namespace ndistidy::command {

class Progress {
public:
  /// \p Shown: the stream is a terminal.
  Progress(llvm::raw_ostream &Stream, bool Shown)
      : OS(Stream), IsShown(Shown) {}
  ~Progress() { clear(); }

  /// So many files are to be parsed now.
  void expect(size_t Files);
  /// One of them begins. Any thread may say so.
  void parsing(llvm::StringRef File);
  void analysing(llvm::StringRef Driver, llvm::StringRef Variant);
  /// Makes room for other text.
  void clear();

private:
  void show(const llvm::Twine &Text);

  llvm::raw_ostream &OS;
  bool IsShown;
  std::mutex Lock;
  size_t Total = 0, Begun = 0;
  bool HasLine = false;
};

/// An interrupt from the keyboard from now on says that the output is not
/// whole, and ends the process as it would have without this. Files are written
/// whole or not at all (sarif/Sarif.h).
void announceInterrupts();

} // namespace ndistidy::command

#endif // NDIS_TIDY_TOOLS_PROGRESS_H
