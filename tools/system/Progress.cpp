//===- Progress.cpp - How far a run has come ------------------------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "system/Progress.h"
#include "system/Descriptors.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Signals.h"
#include <csignal>

namespace ndistidy::command {

/// A longer line would not be written over as a whole.
static constexpr size_t Widest = 79;

void Progress::show(const llvm::Twine &Text) {
  llvm::SmallString<128> Line;
  Text.toVector(Line);
  // Names of files may have anything in them; a cut one shows its end.
  for (char &C : Line)
    if (static_cast<unsigned char>(C) < ' ')
      C = '?';
  llvm::StringRef Shown = Line;
  OS << "\r\033[K" << Shown.take_front(Widest);
  OS.flush();
  HasLine = true;
}

void Progress::expect(size_t Files) {
  Total = Files;
  Begun = 0;
}

void Progress::parsing(llvm::StringRef File) {
  if (!IsShown)
    return;
  std::lock_guard Guard(Lock);
  ++Begun;
  show("[" + llvm::Twine(Begun) + "/" + llvm::Twine(Total) + "] " + File);
}

void Progress::analysing(llvm::StringRef Driver, llvm::StringRef Variant) {
  if (!IsShown)
    return;
  std::lock_guard Guard(Lock);
  show("analysing " + Driver + (Variant.empty() ? "" : " as ") + Variant);
}

void Progress::clear() {
  std::lock_guard Guard(Lock);
  if (!HasLine)
    return;
  OS << "\r\033[K";
  OS.flush();
  HasLine = false;
}

/// In a handler of signals: nothing but what may be called there.
static void onInterrupt() {
  constexpr llvm::StringLiteral Text =
      "\nndis-tidy: interrupted: what was printed is not all\n";
  system::write(system::StandardError, Text);
  (void)std::signal(SIGINT, SIG_DFL);
  (void)std::raise(SIGINT);
}

void announceInterrupts() { llvm::sys::SetInterruptFunction(onInterrupt); }

} // namespace ndistidy::command
