//===- StandardOutput.cpp - Standard output through a filter --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StandardOutput.h"
#include "system/Descriptors.h"
#include "llvm/Support/raw_ostream.h"

namespace ndistidy::clangd {

FilteredOutput::FilteredOutput(PageLinks Through) : Links(std::move(Through)) {
  std::optional<system::Pipe> Way = system::makePipe();
  if (!Way)
    return;
  Real = system::duplicate(system::StandardOutput);
  bool Done =
      Real >= 0 && system::redirect(Way->WriteEnd, system::StandardOutput);
  system::close(Way->WriteEnd);
  if (!Done) {
    system::close(Way->ReadEnd);
    return;
  }
  Worker = std::thread([this, From = Way->ReadEnd] { run(From); });
}

void FilteredOutput::run(int From) {
  char Bytes[1 << 14];
  while (size_t Count = system::read(From, Bytes, sizeof(Bytes)))
    system::write(Real, Links.pass(llvm::StringRef(Bytes, Count)));
  system::write(Real, Links.finish());
  system::close(From);
}

FilteredOutput::~FilteredOutput() {
  if (!Worker.joinable())
    return;
  llvm::outs().flush();
  // The last writer of the pipe is gone with that.
  (void)system::redirect(Real, system::StandardOutput);
  Worker.join();
  system::close(Real);
}

} // namespace ndistidy::clangd
