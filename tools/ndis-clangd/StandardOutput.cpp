//===- StandardOutput.cpp - Standard output through a filter --------------===//
//
// Part of ndis-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The only file that knows the system's own descriptors.
//
//===----------------------------------------------------------------------===//

#include "StandardOutput.h"
#include "llvm/Support/raw_ostream.h"

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#define NDIS_PIPE(Ends) _pipe(Ends, 1 << 16, _O_BINARY)
#define dup _dup
#define dup2 _dup2
#define read _read
#define close _close
#else
#include <unistd.h>
#define NDIS_PIPE(Ends) pipe(Ends)
#endif

namespace ndistidy::clangd {

static constexpr int Standard = 1;

FilteredOutput::FilteredOutput(PageLinks Through) : Links(std::move(Through)) {
  int Ends[2];
  if (NDIS_PIPE(Ends) != 0)
    return;
  Real = dup(Standard);
  if (Real < 0 || dup2(Ends[1], Standard) < 0) {
    close(Ends[0]);
    close(Ends[1]);
    return;
  }
  close(Ends[1]);
  Worker = std::thread([this, From = Ends[0]] { run(From); });
}

void FilteredOutput::run(int From) {
  llvm::raw_fd_ostream Out(Real, /*shouldClose=*/false, /*unbuffered=*/true);
  char Bytes[1 << 14];
  for (;;) {
    auto Count = read(From, Bytes, sizeof(Bytes));
    if (Count <= 0)
      break;
    Out << Links.pass(llvm::StringRef(Bytes, static_cast<size_t>(Count)));
  }
  Out << Links.finish();
  Out.clear_error(); // who listened is gone
  close(From);
}

FilteredOutput::~FilteredOutput() {
  if (!Worker.joinable())
    return;
  llvm::outs().flush();
  dup2(Real, Standard); // the last writer of the pipe
  Worker.join();
  close(Real);
}

} // namespace ndistidy::clangd
